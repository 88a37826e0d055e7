// Bundles and minifies the style sheets and the script that stand in every page. Called by the build of Design; argument: output folder.
import { join } from 'node:path';
import { build } from 'esbuild';

const outdir = process.argv[2] ?? 'obj/design';
const shared = {
  bundle: true,
  minify: true,
  outdir,
  target: ['es2019', 'chrome79', 'firefox78', 'safari13'],
  format: 'iife',
  charset: 'utf8',
  legalComments: 'none',
  logLevel: 'warning',
};
await build({
  ...shared,
  entryPoints: { site: 'Style/site.css', card: 'Style/card.css', member: 'Style/member.css', leave: 'Script/leave.ts', passkey: 'Script/passkey.ts', live: 'Script/live.ts', preview: 'Script/preview.ts' },
});
// The map of members alone: work of others, whose notices stand before it wherever it goes (their licences lie in licences/).
const notice =
  '/*! Leaflet 1.9.4, (c) 2010-2023 Volodymyr Agafonkin, (c) 2010-2011 CloudMade: BSD-2-Clause. ' +
  'Leaflet.markercluster 1.5.3, (c) 2012 David Leaver: MIT. */';
await build({
  ...shared,
  entryPoints: { gapmap: 'Script/gapmap.ts' },
  banner: { js: notice },
});
await build({
  ...shared,
  stdin: {
    contents: [
      '@import "leaflet/dist/leaflet.css";',
      '@import "leaflet.markercluster/dist/MarkerCluster.css";',
      '@import "./Style/gapmap.css";',
    ].join('\n'),
    resolveDir: '.',
    loader: 'css',
  },
  outdir: undefined,
  outfile: join(outdir, 'gapmap-style.css'),
  banner: { css: notice },
  // Pictures that our map does not use.
  external: ['*.png'],
});
