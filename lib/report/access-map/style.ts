/**
 * The page's style: light, dark and print. A change is told by a sign, a word and a kind of line; colour only repeats it.
 * Colours keep a contrast of 4.5:1 on their ground (WCAG 2.2, 1.4.3).
 */
export const STYLE = `
:root{--ground:#fff;--card:#f6f7f9;--ink:#1b1f24;--quiet:#57606a;--line:#c3c9d1;--curve:#8c96a3;--strong:#0b57c2;--picked:#dbe9ff;--add:#116329;--gone:#8f1e1e;--warn:#7a4a00;--warnbox:#fff4d6;--prod:#6b21a8;--prodbox:#f3e8ff;color-scheme:light dark}
@media (prefers-color-scheme:dark){:root{--ground:#15181c;--card:#20252b;--ink:#e7eaee;--quiet:#a3adb8;--line:#414a54;--curve:#6d7783;--strong:#86b6ff;--picked:#1c3a66;--add:#6fd28a;--gone:#ff9c94;--warn:#f0c065;--warnbox:#3a2e12;--prod:#dcbcff;--prodbox:#3b2257}}
*{box-sizing:border-box}
[hidden],.starting main{display:none!important}
body{margin:0;background:var(--ground);color:var(--ink);font:14px/1.45 system-ui,sans-serif}
header{padding:14px 20px 8px;border-bottom:1px solid var(--line);background:var(--ground)}
h1{font-size:20px;margin:0 0 6px}h1 small{font-weight:400;color:var(--quiet);font-size:15px}
h2{font-size:16px;margin:18px 0 8px}h3{font-size:15px;margin:0 0 4px}h4,dt{font-size:13px;font-weight:700;margin:8px 0 2px;color:var(--quiet)}dl{margin:0}dd{margin:0 0 0 20px}
p{margin:0 0 4px}ul{margin:0;padding-left:20px}small{color:var(--quiet)}code{font-size:13px}
article{overflow-wrap:anywhere}
#banner{background:var(--warnbox);padding:4px 10px;border-left:4px solid var(--warn);border-radius:3px;max-width:1000px}
#summary{list-style:none;padding:0;display:flex;flex-wrap:wrap;gap:2px 22px;margin:6px 0}
#summary li:first-child{font-weight:600;flex-basis:100%}
#controls{display:flex;flex-wrap:wrap;align-items:center;gap:8px 18px;margin-top:8px}
#controls label{font-weight:600}#controls label:has([type=checkbox]){font-weight:400}
input[type=search]{font:inherit;font-weight:400;width:340px;max-width:60vw;padding:6px 8px;border:1px solid var(--quiet);border-radius:5px;background:var(--ground);color:var(--ink);margin-left:6px}
button{font:inherit;color:var(--ink);background:var(--ground);border:1px solid var(--line);border-radius:5px;padding:5px 10px;cursor:pointer;text-align:left}
button:hover{border-color:var(--strong)}
button[aria-pressed=true]{background:var(--picked);border-color:var(--strong)}
b.production{display:inline-block;color:var(--prod);background:var(--prodbox);border:1px solid;border-radius:4px;padding:0 5px;font-size:11px;line-height:16px}
#production{font-weight:600;border-color:var(--prod);color:var(--prod)}#production[aria-pressed=true]{background:var(--prodbox);box-shadow:inset 0 0 0 1px var(--prod)}
:focus-visible{outline:3px solid var(--strong);outline-offset:1px}
#controls [role=group]{display:flex;gap:6px}::placeholder{font-weight:400;color:var(--quiet);opacity:1}
.close{float:right;margin-left:8px}
#status{color:var(--quiet);min-height:21px;margin:6px 0 0}
main{padding:0 20px 30px}
.mapped{display:grid;grid-template-columns:minmax(0,1fr)}
.mapped.open{grid-template-columns:minmax(0,1fr) 380px}
.mapped header{grid-column:1/-1}
#details{border-left:1px solid var(--line);padding:14px 18px;background:var(--card);position:sticky;top:0;max-height:100vh;overflow:auto;align-self:start}
#details h2{margin:0 0 2px;font-size:17px;overflow-wrap:anywhere}
#details h3.sub{margin-top:14px}
#details article{border:0;padding:0;margin:6px 0}#details article h3{display:none}
#details ol{padding-left:20px;margin:0}#details ol>li{margin:0 0 10px}
#board{position:relative;overflow-x:auto;padding:2px}
#inner{position:relative;display:grid;grid-template-columns:repeat(5,minmax(150px,1fr));gap:0 52px;min-width:960px}
#inner>div{display:flex;flex-direction:column}#inner>div>ul{flex:1}
#inner.early li{content-visibility:auto;contain-intrinsic-height:50px}
#inner h3{font-size:13px;color:var(--quiet);margin:0 0 6px}
#inner ul{list-style:none;padding:0;display:flex;flex-direction:column;justify-content:space-between;gap:7px}
#inner li button{display:block;width:100%;position:relative;overflow-wrap:anywhere;line-height:1.3;padding:5px 9px;background:var(--card)}
#inner li button[aria-pressed=true]{background:var(--picked);border-width:2px;padding:4px 8px}
#inner small,td small,.kin small{display:block;font-size:12px;line-height:1.3}
#inner .bare{border-left:4px solid var(--warn)}
.bare{color:var(--warn)}.bare small{color:inherit}
em{font-style:normal;font-weight:700;font-size:12px;display:block}
em.good,.added em,tr.added td:first-child{color:var(--add)}em.gone,tr.removed td:first-child{color:var(--gone)}em.warn{color:var(--warn)}
tr.added td:first-child,tr.removed td:first-child{font-weight:700;white-space:nowrap}
svg{position:absolute;inset:0;pointer-events:none;overflow:visible}
path{fill:none;stroke:var(--curve);stroke-width:1.4}
.many path.same{opacity:.45;stroke-width:1}
path.added{stroke:var(--add);stroke-width:3}path.removed{stroke:var(--gone);stroke-width:2;stroke-dasharray:6 5}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:13px}
th{text-align:left;border-bottom:2px solid var(--line);padding:5px 12px 5px 0;vertical-align:bottom}
th button{font-weight:700;border:0;padding:2px 18px 2px 4px;margin-left:-4px;position:relative}th button:hover{text-decoration:underline}
th button::after{content:"";position:absolute;right:4px;bottom:8px;border:5px solid transparent;border-top-color:var(--line);border-bottom:0}
th[aria-sort=ascending] button::after{border:5px solid transparent;border-bottom-color:var(--strong);border-top:0}th[aria-sort=descending] button::after{border-top-color:var(--strong)}
.copy{margin-bottom:8px}textarea{width:100%;max-width:1000px;font:12px/1.4 ui-monospace,monospace;color:var(--ink);background:var(--card);border:1px solid var(--line)}
td{border-bottom:1px solid var(--line);padding:5px 12px 5px 0;vertical-align:top;overflow-wrap:anywhere;min-width:110px}td:first-child,td:last-child{min-width:70px}
td p{margin:0 0 2px}td i{color:var(--quiet);font-style:normal;font-size:12px}
tr.removed td p{text-decoration:line-through}
#identities article,#diff article,.kin{border:1px solid var(--line);border-radius:6px;padding:10px 14px;margin:0 0 10px;background:var(--card);max-width:1000px}
#diff article.wider,#diff article.unknown,#diff article.incomparable{border-left:5px solid var(--warn)}
.cards{display:grid;grid-template-columns:repeat(auto-fill,minmax(420px,1fr));gap:0 14px}
.kin button{font-weight:600}.kin ul{margin:6px 0 4px}.cards{margin-bottom:14px}#diff p.bare{margin-bottom:8px}
#notes li{max-width:1000px;overflow-wrap:anywhere}
@media (max-width:900px){.mapped.open{grid-template-columns:minmax(0,1fr)}#details{position:static;max-height:none;border-left:0;border-top:1px solid var(--line)}}
@media print{:root{--ground:#fff;--card:#fff;--ink:#000;--quiet:#333;--line:#999;--strong:#000;--add:#000;--gone:#000;--warn:#000;--warnbox:#fff;--prod:#000;--prodbox:#fff}
#controls,#status,#map,#details,.copy,textarea{display:none!important}.mapped,.mapped.open{display:block}
main>section:not(#map):not(#who){display:block!important}
main tbody tr[hidden]{display:table-row!important}main article[hidden]{display:block!important}b.production{font-size:inherit;padding:0 3px;line-height:1.2}article,tr{break-inside:avoid}.scroll{overflow:visible}table{font-size:10px}body{font-size:11px}td small,td i,code{font-size:inherit}h2{font-size:13px}h3,h4,dt{font-size:11px}}
`;
