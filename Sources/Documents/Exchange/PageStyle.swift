import Explorer

/// What a page looks like: on a screen, light or dark, on a telephone, and on paper.
enum PageStyle {
    static let text = """
        :root{--ink:#1f2328;--quiet:#5b626b;--axis:#8a9099;--grid:#dde0e4;--paper:#fdfdfc;--box:#f4f4f1;--line:#e3e3de;\
        --link:#0b5cad;--accent:#a35f00;--good:#00743f;--bad:#b3261e}
        @media (prefers-color-scheme:dark){:root{--ink:#dcdfe3;--quiet:#9aa1aa;--axis:#7d858f;--grid:#33383f;--paper:#15171a;\
        --box:#1e2125;--line:#30353b;--link:#7ab7ff;--accent:#e0a34a;--good:#52c48a;--bad:#ff8a7d}}
        *{box-sizing:border-box}
        html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
        body{margin:0;background:var(--paper);color:var(--ink);font:17px/1.6 system-ui,-apple-system,"Segoe UI",\
        "Noto Sans","DejaVu Sans",sans-serif}
        main,footer{max-width:60rem;margin:0 auto;padding:0 1.25rem}
        main{padding-top:2.5rem}
        main>p,main>ul,main>ol,main>blockquote,main>h1,main>h2,main>h3,main>dl,.text,p.note{max-width:42rem}
        h1,h2,h3,h4,h5,h6{line-height:1.25;font-weight:650;margin:2.2em 0 .6em;text-wrap:balance}
        h1{font-size:1.9rem;margin-top:0;letter-spacing:-.01em}
        h2{font-size:1.35rem}
        h3{font-size:1.1rem}
        h4,h5,h6{font-size:1rem}
        p,ul,ol,dl,blockquote{margin:0 0 1em}
        li{margin:.25em 0}
        a{color:var(--link);text-underline-offset:.15em}
        hr{border:0;border-top:1px solid var(--line);margin:2.5em 0}
        blockquote{border-left:3px solid var(--line);padding-left:1em;color:var(--quiet);margin-left:0}
        img{max-width:100%}
        code,pre{font-family:ui-monospace,"SF Mono",Menlo,Consolas,"DejaVu Sans Mono",monospace;font-size:.86em}
        code{background:var(--box);border-radius:4px;padding:.1em .3em;overflow-wrap:anywhere}
        pre{background:var(--box);border-radius:8px;padding:.8em 1em;margin:0 0 1em;overflow-x:auto;line-height:1.5}
        pre code{background:none;padding:0;font-size:1em;overflow-wrap:normal}
        .cell{margin:1.6em 0 2em}
        .cell p.text{font-size:.96rem;margin-bottom:.7em}
        pre.command{margin:1.2em 0 .9em;border-left:3px solid var(--link);border-radius:0 8px 8px 0}
        pre.command::before{content:"convo> ";color:var(--quiet)}
        pre.text,pre.note,pre.error{background:none;padding:0;border-radius:0}
        .title,figcaption,caption{font-weight:600;text-align:left;font-size:.94rem}
        .title{margin:0 0 .4em}
        caption{padding:0 0 .5em}
        figure figure figcaption{font-weight:400;font-size:.8rem;line-height:1.35;color:var(--quiet);margin-top:.3em}
        figure>figcaption{margin-bottom:.6em}
        .tiles figure img{display:block;border-radius:3px}
        .scroll{max-width:100%;margin-bottom:1em}
        figure .scroll{margin-bottom:.6em}
        .note{color:var(--quiet);font-size:.88rem;line-height:1.5;margin:0 0 .5em}
        .error{color:var(--bad)}
        .good{color:var(--good)}
        .bad{color:var(--bad)}
        .accent{color:var(--accent)}
        .dim{color:var(--quiet)}
        figure figure figcaption.good{color:var(--good)}
        figure figure figcaption.bad{color:var(--bad)}
        figure figure figcaption.accent{color:var(--accent)}
        table{border-collapse:collapse;font-size:.9rem;line-height:1.4;font-variant-numeric:tabular-nums}
        th,td{padding:.35em 1.1em .35em 0;vertical-align:baseline}
        th:last-child,td:last-child{padding-right:0}
        thead th{border-bottom:1px solid var(--axis);font-weight:600;text-align:left}
        tbody td{border-bottom:1px solid var(--line)}
        tfoot td{border-top:1px solid var(--axis);font-weight:600}
        td{min-width:2.5em}
        dl{display:grid;grid-template-columns:minmax(8em,max-content) 1fr;gap:.3em 1.2em}
        dt,dd{margin:0}
        footer{margin-top:4rem;padding-bottom:2.5rem;color:var(--quiet);font-size:.82rem}
        footer p{border-top:1px solid var(--line);padding-top:1rem;margin:0}
        @media (max-width:40rem){body{font-size:16px}main{padding-top:1.5rem}h1{font-size:1.6rem}\
        dl{grid-template-columns:1fr;gap:0}dd{margin-bottom:.6em}}
        @media print{:root{--ink:#000;--quiet:#444;--axis:#777;--grid:#ccc;--paper:#fff;--box:#f5f5f5;--line:#ccc;--link:#000;\
        --good:#005c32;--bad:#9b1c15;--accent:#7a4700}
        body{font-size:10.5pt}main,footer{max-width:none;padding:0}pre{white-space:pre-wrap}tfoot{display:table-row-group}\
        .scroll{overflow:visible!important}svg{min-width:0!important}
        h1,h2,h3,h4,pre.command,.title,figcaption{break-after:avoid}figure,tr,img,svg{break-inside:avoid}\
        figure[role=group]{break-inside:auto}figure figure{break-inside:avoid}}
        section.page{break-before:page}
        @page{margin:18mm}
        """
}
