declare module 'd3-cloud';
