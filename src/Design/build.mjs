// Bundles and minifies the style sheets and the script that stand in every page. Called by the build of Design; argument: output folder.
import { build } from 'esbuild';

const outdir = process.argv[2] ?? 'obj/design';
await build({
  entryPoints: { site: 'Style/site.css', card: 'Style/card.css', member: 'Style/member.css', leave: 'Script/leave.ts', passkey: 'Script/passkey.ts', live: 'Script/live.ts' },
  bundle: true,
  minify: true,
  outdir,
  target: ['es2019', 'chrome79', 'firefox78', 'safari13'],
  format: 'iife',
  charset: 'utf8',
  legalComments: 'none',
  logLevel: 'warning',
});
