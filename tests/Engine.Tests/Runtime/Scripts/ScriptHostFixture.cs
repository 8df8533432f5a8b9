using System.Diagnostics;
using Engine.Core.Diagnostics;
using Engine.Core.Scripts;
using Engine.Core.Values;
using Engine.Runtime.Scripts;

namespace Engine.Tests.Runtime.Scripts;

/// <summary>One host for all tests of a class, as a service has one. What it measures goes to a file when one is named.</summary>
public sealed class ScriptHostFixture : IDisposable
{
    private static readonly string? Notes = Environment.GetEnvironmentVariable("ENGINE_TEST_NOTES");

    private readonly ScriptHost host = new();
    private readonly ScriptRunner runner;

    public ScriptHostFixture()
    {
        runner = new ScriptRunner(host);
    }

    /// <summary>As the host stands before a probe in production: its processes are ready.</summary>
    public Task SettleAsync() => host.PrepareAsync();

    public Task<Value> CallAsync(string body, string arguments)
    {
        var start = new TextPosition(1, 1);
        var script = new Script("test", $"function test(x) {{ {body} }}", false, new SourceSpan("mappings/acme/scripts/test.js", start, start));
        return runner.CallAsync(script, new ScriptCall("test", arguments));
    }

    /// <summary>How long a good script takes.</summary>
    public async Task<TimeSpan> GoodAsync()
    {
        var started = Stopwatch.GetTimestamp();
        Assert.Equal("ok 3", (await CallAsync("return 'ok ' + (x.a + 1);", """[{"a":2}]""")).ToString());
        return Stopwatch.GetElapsedTime(started);
    }

    public void Note(string text)
    {
        if (Notes is not null)
        {
            File.AppendAllText(Notes, text + Environment.NewLine);
        }
    }

    public void Dispose() => host.Dispose();
}
