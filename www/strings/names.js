// Party names in the language of the interface. The report's names are keys; a name that is not
// known here stays as the text has it.

/** Alpha-3 and alpha-2 codes of ISO 3166-1, five letters each. */
const CODES =
  'ABWAWAFGAFAGOAOAIAAIALAAXALBALANDADAREAEARGARARMAMASMASATAAQATFTFATGAGAUSAUAUTATAZEAZBDIBIBELBEBENBJ' +
  'BESBQBFABFBGDBDBGRBGBHRBHBHSBSBIHBABLMBLBLRBYBLZBZBMUBMBOLBOBRABRBRBBBBRNBNBTNBTBVTBVBWABWCAFCFCANCA' +
  'CCKCCCHECHCHLCLCHNCNCIVCICMRCMCODCDCOGCGCOKCKCOLCOCOMKMCPVCVCRICRCUBCUCUWCWCXRCXCYMKYCYPCYCZECZDEUDE' +
  'DJIDJDMADMDNKDKDOMDODZADZECUECEGYEGERIERESHEHESPESESTEEETHETFINFIFJIFJFLKFKFRAFRFROFOFSMFMGABGAGBRGB' +
  'GEOGEGGYGGGHAGHGIBGIGINGNGLPGPGMBGMGNBGWGNQGQGRCGRGRDGDGRLGLGTMGTGUFGFGUMGUGUYGYHKGHKHMDHMHNDHNHRVHR' +
  'HTIHTHUNHUIDNIDIMNIMINDINIOTIOIRLIEIRNIRIRQIQISLISISRILITAITJAMJMJEYJEJORJOJPNJPKAZKZKENKEKGZKGKHMKH' +
  'KIRKIKNAKNKORKRKWTKWLAOLALBNLBLBRLRLBYLYLCALCLIELILKALKLSOLSLTULTLUXLULVALVMACMOMAFMFMARMAMCOMCMDAMD' +
  'MDGMGMDVMVMEXMXMHLMHMKDMKMLIMLMLTMTMMRMMMNEMEMNGMNMNPMPMOZMZMRTMRMSRMSMTQMQMUSMUMWIMWMYSMYMYTYTNAMNA' +
  'NCLNCNERNENFKNFNGANGNICNINIUNUNLDNLNORNONPLNPNRUNRNZLNZOMNOMPAKPKPANPAPCNPNPERPEPHLPHPLWPWPNGPGPOLPL' +
  'PRIPRPRKKPPRTPTPRYPYPSEPSPYFPFQATQAREUREROURORUSRURWARWSAUSASDNSDSENSNSGPSGSGSGSSHNSHSJMSJSLBSBSLESL' +
  'SLVSVSMRSMSOMSOSPMPMSRBRSSSDSSSTPSTSURSRSVKSKSVNSISWESESWZSZSXMSXSYCSCSYRSYTCATCTCDTDTGOTGTHATHTJKTJ' +
  'TKLTKTKMTMTLSTLTONTOTTOTTTUNTNTURTRTUVTVTWNTWTZATZUGAUGUKRUAUMIUMURYUYUSAUSUZBUZVATVAVCTVCVENVEVGBVG' +
  'VIRVIVNMVNVUTVUWLFWFWSMWSYEMYEZAFZAZMBZMZWEZW';

/** @type {Map<string, string>} */
const ALPHA2 = new Map((CODES.match(/.{5}/g) ?? []).map((pair) => [pair.slice(0, 3), pair.slice(3)]));

/** Organisations and groups that texts of this kind name again and again. @type {Record<string, string>} */
const ENGLISH = {
  上海合作组织: 'SCO',
  上合组织: 'SCO',
  上海合作组织成员国: 'SCO members',
  上合组织成员国: 'SCO members',
  中亚五国: 'the five Central Asian states',
  中亚国家: 'the Central Asian states',
  联合国: 'United Nations',
  联合国安理会: 'UN Security Council',
  世界贸易组织: 'WTO',
  世界卫生组织: 'WHO',
  欧盟: 'European Union',
  欧洲联盟: 'European Union',
  东盟: 'ASEAN',
  非盟: 'African Union',
  非洲联盟: 'African Union',
  阿盟: 'Arab League',
  阿拉伯国家联盟: 'Arab League',
  金砖国家: 'BRICS',
  二十国集团: 'G20',
  七国集团: 'G7',
  国际社会: 'the international community',
  国务院: 'State Council',
  中国政府: 'the Chinese government',
  甲方: 'Party A',
  乙方: 'Party B',
};

/** @type {Map<string, Intl.DisplayNames>} */
const regions = new Map();

/**
 * A name for a label, or null when there is none in this language.
 *
 * @param {{name: string, code?: string | null} | null} party
 * @param {string} language of the interface
 * @returns {string | null}
 */
export function partyName(party, language) {
  if (!party || language === 'zh-Hans') return null;
  const alpha2 = party.code ? ALPHA2.get(party.code) : undefined;
  if (alpha2) {
    let names = regions.get(language);
    if (!names) regions.set(language, (names = new Intl.DisplayNames([language], { type: 'region', style: 'short' })));
    return names.of(alpha2) ?? null;
  }
  return language === 'en' ? ENGLISH[party.name] ?? null : null;
}
