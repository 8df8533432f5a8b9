using System.Globalization;
using System.Text;
using System.Text.Json;
using Engine.App.Output;
using Engine.Runtime.Telemetry;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.Logging;
using Serilog;
using Serilog.Core;
using Serilog.Events;
using Serilog.Extensions.Logging;
using Serilog.Formatting;

namespace Engine.Tests.App.Output;

public sealed class LogTests
{
    private const string Forged = "evt_1\r\n2026-01-01T00:00:00.000+00:00 ERR all is lost \u001b[2J\u009b31m \u202e\u2028";

    [Fact]
    public void A_value_cannot_forge_a_second_line_nor_steer_a_terminal()
    {
        var line = Write(new LogLine(), log => log.LogWarning("Event {Event} of {Client} is odd.", Forged, "acme"));

        Assert.Single(line.TrimEnd('\n').Split('\n'));
        Assert.Contains("\\u000d\\u000a2026-01-01", line, StringComparison.Ordinal);
        Assert.DoesNotContain(line.TrimEnd('\n'), char.IsControl);
    }

    [Fact]
    public void A_json_line_keeps_the_value_and_stays_one_line()
    {
        var line = Write(new JsonLogLine(), log => log.LogWarning("Event {Event} of {Client} is odd.", Forged, "acme"));

        Assert.Single(line.TrimEnd('\n').Split('\n'));
        Assert.DoesNotContain(line.TrimEnd('\n'), char.IsControl);
        using var json = JsonDocument.Parse(line);
        Assert.Equal(Forged, json.RootElement.GetProperty("Properties").GetProperty("Event").GetString());
        Assert.Equal("Warning", json.RootElement.GetProperty("Level").GetString());
    }

    [Fact]
    public void What_an_exception_says_is_indented_so_that_no_line_of_it_looks_like_an_entry()
    {
        var lines = Write(new LogLine(), log => log.LogError(new InvalidOperationException(Forged), "It failed.")).TrimEnd('\n').Split('\n');

        Assert.True(lines.Length > 1);
        Assert.All(lines[1..], line => Assert.StartsWith("    ", line, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_line_written_during_a_turn_names_client_event_revision_and_operation()
    {
        void Work(Microsoft.Extensions.Logging.ILogger log)
        {
            using var scope = log.BeginScope(new WorkScope("acme", "evt_7", "r1", "op-1"));
            log.LogWarning("NetSuite says there are too many requests.");
        }

        Assert.EndsWith("NetSuite says there are too many requests. [acme evt_7 r1 op-1]\n", Write(new LogLine(), Work), StringComparison.Ordinal);
        using var json = JsonDocument.Parse(Write(new JsonLogLine(), Work));
        Assert.Equal(
            ["acme", "evt_7", "r1", "op-1"],
            new[] { "Client", "Event", "Revision", "Operation" }.Select(name => json.RootElement.GetProperty("Properties").GetProperty(name).GetString()));
    }

    [Fact]
    public void A_json_line_stays_json_whatever_is_logged()
    {
        var text = ArbMap.Default.GeneratorFor<string>().Select(some => some ?? "")
            .Or(Gen.Constant("-----BEGIN PRIVATE KEY-----\nMIIE\"x\\\"")).Or(Gen.Constant("Bearer abcdefghijkl\"}\\"));
        Prop.ForAll(text.ToArbitrary(), value =>
        {
            using var json = JsonDocument.Parse(Write(new JsonLogLine(), log => log.LogWarning("{Value}", value)));
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("key whsec_0123456789abcdef is wrong", "key *** is wrong")]
    [InlineData("sk_live_51Habcdefgh", "***")]
    [InlineData("Authorization: Bearer abc.def-ghi_jkl", "Authorization: ***")]
    [InlineData("token eyJhbGciOiJQUzI1NiJ9.eyJpc3MiOiJ4In0.c2ln end", "token *** end")]
    [InlineData("-----BEGIN PRIVATE KEY-----\\nMIIEvQ==\\n-----END PRIVATE KEY-----", "***")]
    [InlineData("card 4242424242424242 declined", "card *** declined")]
    [InlineData("number 4242424242424243 is none", "number 4242424242424243 is none")]
    [InlineData("cus_9 in_123 evt_1 amount 1999.00 at 1767225600", "cus_9 in_123 evt_1 amount 1999.00 at 1767225600")]
    public void Secrets_and_card_numbers_are_blanked_out_and_nothing_else(string text, string shown) => Assert.Equal(shown, Redaction.Apply(text));

    private static string Write(ITextFormatter formatter, Action<Microsoft.Extensions.Logging.ILogger> log)
    {
        var sink = new TextSink(formatter);
        using var logger = new LoggerConfiguration().WriteTo.Sink(sink).CreateLogger();
        using var factory = new SerilogLoggerFactory(logger);
        log(factory.CreateLogger("tests"));
        return sink.Text.ToString();
    }

    private sealed class TextSink(ITextFormatter formatter) : ILogEventSink
    {
        public StringBuilder Text { get; } = new();

        public void Emit(LogEvent logEvent)
        {
            using var writer = new StringWriter(Text, CultureInfo.InvariantCulture);
            formatter.Format(logEvent, writer);
        }
    }
}
