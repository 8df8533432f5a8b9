using System.Diagnostics;
using Engine.Core.Diagnostics;
using Engine.Core.Scripts;
using Engine.Core.Values;
using Engine.Runtime.Scripts;

namespace Engine.Tests.Runtime.Scripts;

/// <summary>Scripts in real processes.</summary>
public sealed class ScriptHostTests(ScriptHostFixture fixture) : IClassFixture<ScriptHostFixture>
{
    private static readonly string[] Codes = [ScriptCodes.OutOfBounds.Id, ScriptCodes.Failed.Id, ScriptCodes.BadResult.Id];

    [Theory]
    [MemberData(nameof(HostileScripts.All), MemberType = typeof(HostileScripts))]
    public async Task A_hostile_script_ends_in_a_failure_and_the_next_good_one_answers(string what, string body)
    {
        await fixture.SettleAsync();
        await fixture.GoodAsync();
        var started = Stopwatch.GetTimestamp();
        var answer = await fixture.CallAsync(body, "[{}]");
        var took = Stopwatch.GetElapsedTime(started);
        var good = await fixture.GoodAsync();

        fixture.Note($"{what}: {(answer.IsFailure ? answer.AsFailure().Code.Id + " " + answer.AsFailure().Message : answer.ToString())} after {took.TotalMilliseconds:0} ms, next {good.TotalMilliseconds:0.0} ms");
        Assert.True(answer.IsFailure, $"{what} gave {answer}");
        Assert.Contains(answer.AsFailure().Code.Id, Codes);
        Assert.InRange(took, TimeSpan.Zero, TimeSpan.FromMilliseconds(1100));
        Assert.InRange(good, TimeSpan.Zero, TimeSpan.FromMilliseconds(100));
    }

    [Theory]
    [InlineData("return x.a + 1;", """[{"a":1}]""", "2")]
    [InlineData("return '19.99';", "[]", "19.99")]
    [InlineData("return (x * 100 + 5).toFixed(2);", """["19.99"]""", "2004.00")]
    [InlineData("return x === null;", "[null]", "true")]
    [InlineData("", "[]", "null")]
    [InlineData("return [x, { a: undefined }, true];", "[1]", "list of 3")]
    [InlineData("return 9007199254740991;", "[]", "9007199254740991")]
    [InlineData("return -0;", "[]", "0")]
    public async Task A_script_is_a_function_from_json_to_json(string body, string arguments, string result) =>
        Assert.Equal(result, (await fixture.CallAsync(body, arguments)).ToString());

    [Theory]
    [InlineData("return 0.1 + 0.2;", "SCR103", "It gives the number 0.30000000000000004. A number with decimals is given as text, such as x.toFixed(2).")]
    [InlineData("return 0 / 0;", "SCR103", "NaN")]
    [InlineData("return 9007199254740993;", "SCR103", "9007199254740992")]
    [InlineData("return { f: function () { } };", "SCR103", "function")]
    [InlineData("throw new Error('no such plan');", "SCR101", "scripts/test.js:1:")]
    [InlineData("return x.a.b;", "SCR101", "scripts/test.js:1:")]
    [InlineData("return Date.now();", "SCR101", "Date is not defined")]
    [InlineData("return new Date();", "SCR101", "Date is not defined")]
    [InlineData("return Math.random();", "SCR101", "random")]
    [InlineData("return require('fs');", "SCR101", "require is not defined")]
    public async Task What_a_script_may_not_give_or_use_is_a_failure_that_says_so(string body, string code, string words)
    {
        var failure = (await fixture.CallAsync(body, "[{}]")).AsFailure();
        Assert.Equal(code, failure.Code.Id);
        Assert.Contains(words, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_left_behind_by_an_earlier_call()
    {
        const string Body = """
            var before = [typeof leaked, typeof Object.prototype.leaked, typeof Array.prototype.leaked, /a/g.lastIndex].join();
            leaked = 1; Object.prototype.leaked = 1; Array.prototype.leaked = 1; var r = /a/g; r.test('aa'); JSON.parse = null;
            return before;
            """;
        for (var call = 0; call < 6; call++)
        {
            Assert.Equal("undefined,undefined,undefined,0", (await fixture.CallAsync(Body, "[]")).ToString());
        }
    }

    [Fact]
    public async Task Several_calls_at_once_are_answered_apart()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(n => fixture.CallAsync("return x * 2;", $"[{n}]")));
        Assert.Equal(Enumerable.Range(0, 100).Select(n => (decimal)(n * 2)), answers.Select(answer => answer.AsNumber()));
    }

    [Fact]
    public async Task A_normal_call_is_cheap()
    {
        const string Body = "var total = 0; for (var i = 0; i < x.lines.length; i++) { total += x.lines[i].amount; } return { total: total, memo: 'Stripe ' + x.number };";
        const string Arguments = """[{"number":"A-1","lines":[{"amount":1999,"sku":"a"},{"amount":500,"sku":"b"},{"amount":-100,"sku":"c"}]}]""";
        var times = new List<double>();
        for (var call = 0; call < 1500; call++)
        {
            var started = Stopwatch.GetTimestamp();
            Assert.Equal(2399m, (await fixture.CallAsync(Body, Arguments)).Member("total").AsNumber());
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        times.Sort();
        fixture.Note($"normal call: median {times[750]:0.000} ms, 99th percentile {times[1485]:0.000} ms");
    }

    [Fact]
    public async Task The_process_sees_nothing_of_our_environment()
    {
        using var process = Process.Start(new ScriptHostOptions().Start())!;
        var environment = await File.ReadAllTextAsync($"/proc/{process.Id}/environ");
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
        Assert.All(environment.Split('\0', StringSplitOptions.RemoveEmptyEntries), entry => Assert.StartsWith("DOTNET_", entry, StringComparison.Ordinal));
    }
}
