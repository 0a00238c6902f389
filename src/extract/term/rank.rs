//! [`text_rank`]: how central a word is among the words it stands beside.

/// The chance of going on along an edge: Mihalcea and Tarau's 0.85.
const DAMPING: f64 = 0.85;
/// Rounds at most.
const ROUNDS: usize = 25;
/// It is enough when a round moves no more than this share of the whole.
const SETTLED: f64 = 1e-3;

/// TextRank of `nodes` words, by the pairs that stand beside one another (each pair as often as it does). The sum
/// is 1; words with no pair share what is left.
///
/// Source: Mihalcea and Tarau, TextRank: bringing order into texts, 2004, with edges weighted by count. Same as
/// PageRank of the undirected weighted graph.
pub fn text_rank(nodes: usize, pairs: &[(u32, u32)]) -> Vec<f64> {
    let mut degree = vec![0.0_f64; nodes];
    for &(a, b) in pairs {
        degree[a as usize] += 1.0;
        degree[b as usize] += 1.0;
    }
    let share = if nodes > 0 { 1.0 / nodes as f64 } else { 0.0 };
    let mut rank = vec![share; nodes];
    let mut flow = vec![0.0; nodes];
    for _ in 0..ROUNDS {
        let mut loose = 0.0;
        for (rank, degree) in rank.iter_mut().zip(&degree) {
            if *degree > 0.0 {
                *rank /= degree;
            } else {
                loose += *rank;
            }
        }
        flow.fill(0.0);
        for &(a, b) in pairs {
            flow[a as usize] += rank[b as usize];
            flow[b as usize] += rank[a as usize];
        }
        let base = (1.0 - DAMPING + DAMPING * loose) * share;
        let mut moved = 0.0;
        for ((rank, flow), degree) in rank.iter_mut().zip(&flow).zip(&degree) {
            let next = base + DAMPING * flow;
            moved += libm::fabs(next - *rank * degree.max(1.0));
            *rank = next;
        }
        if moved < SETTLED {
            break;
        }
    }
    rank
}
