namespace Engine.Tests.Runtime.Scripts;

/// <summary>What a script must not be able to do: hang, fill memory, bring the process down, or look outside.</summary>
internal static class HostileScripts
{
    /// <summary>What it tries, and the body of a function.</summary>
    public static TheoryData<string, string> All => new()
    {
        { "endless loop", "while (true) { }" },
        { "endless loop without statements", "for (;;);" },
        { "endless recursion", "return (function again(n) { return again(n + 1); })(0);" },
        { "endless push", "var a = []; while (true) { a.push(a.length); }" },
        { "endless comparing", "var a = []; for (var i = 0; i < 9; i++) { a.push(9 - i); } a.sort(function () { while (true) { } });" },
        { "array doubling", "var a = [1]; while (true) { a = a.concat(a); }" },
        { "text doubling", "var s = 'x'; while (true) { s += s; }" },
        { "text doubling in one statement each", "var s = 'xxxxxxxxxxxxxxxx'; for (var i = 0; i < 40; i++) { s = s + s; } return s.length;" },
        { "huge array joined", "return new Array(2147483647).join('x');" },
        { "huge array mapped", "return new Array(4294967295).map(function (x) { return x; }).length;" },
        { "huge array reversed", "var a = []; a.length = 4294967295; a[0] = 1; return a.reverse().length;" },
        { "catastrophic regular expression", "return /^(a+)+$/.test(new Array(40).join('a') + '!');" },
        { "catastrophic alternation", "return /^(\\w|\\w\\w)+$/.test(new Array(60).join('a') + '!');" },
        { "catastrophic regular expression in replace", "return (new Array(40).join('a') + '!').replace(/(a*)*b/g, 'x');" },
        { "deep JSON", "var s = ''; for (var i = 0; i < 18; i++) { s = s ? s + s : '['; } return JSON.parse(s);" },
        { "deep parentheses", "var s = '('; for (var i = 0; i < 16; i++) { s += s; } return eval(s + '1');" },
        { "deep array literal", "var s = '['; for (var i = 0; i < 16; i++) { s += s; } return eval(s);" },
        { "sum of many terms", "var s = '1+1'; for (var i = 0; i < 15; i++) { s += '+' + s; } return eval(s + ';throw 1');" },
        { "self-calling toString", "var o = { toString: function () { return '' + this; } }; return '' + o;" },
        { "self-calling getter", "var o = {}; Object.defineProperty(o, 'x', { get: function () { return this.x; } }); return o.x;" },
        { "cyclic result", "var o = {}; o.o = o; return o;" },
        { "result that never ends", "return (function make() { var o = {}; Object.defineProperty(o, 'x', { enumerable: true, get: make }); return o; })();" },
        { "reflection through the host", "return System.IO.File.ReadAllText('/etc/hostname');" },
        { "reflection through a value", "return x.constructor.GetType().Assembly.FullName + importNamespace('System');" },
    };
}
