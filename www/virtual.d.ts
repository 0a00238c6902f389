/** The core, gzip as base64, put there by the build. */
declare module 'virtual:gongbao-core' {
  const base64: string;
  export default base64;
}
