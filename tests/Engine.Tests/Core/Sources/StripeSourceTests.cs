using System.Text;
using Engine.Core.Sources;
using FsCheck;
using FsCheck.Fluent;

namespace Engine.Tests.Core.Sources;

public sealed class StripeSourceTests
{
    private const string Good =
        """{"object":"event","id":"evt_1","type":"invoice.paid","created":1760000000,"api_version":"2025-03-31.basil","data":{"object":{"id":"in_1"}}}""";

    public static TheoryData<string, string, string> Rejections => new()
    {
        { "nothing", "EVT002", "" },
        { "not JSON", "EVT002", "id=evt_1" },
        { "cut off", "EVT002", Good[..^1] },
        { "two documents", "EVT002", Good + Good },
        { "a comment", "EVT002", Good + "// paid" },
        { "a trailing comma", "EVT002", """{"object":"event",}""" },
        { "half a character", "EVT002", Good.Replace("in_1", "\\ud83d", StringComparison.Ordinal) },
        { "half a character in a name", "EVT002", Good.Replace("api_version", "\\ude00", StringComparison.Ordinal) },
        { "65 levels", "EVT003", Nested(65) },
        { "100,000 levels", "EVT003", Nested(100_000) },
        { "a member twice", "EVT004", Good.Replace("\"api_version\"", "\"type\":\"charge.failed\",\"api_version\"", StringComparison.Ordinal) },
        { "a member twice, escaped", "EVT004", Good.Replace("\"api_version\"", "\"\\u0069d\":\"evt_2\",\"api_version\"", StringComparison.Ordinal) },
        { "a member twice inside", "EVT004", Good.Replace("\"id\":\"in_1\"", "\"id\":\"in_1\",\"id\":\"in_2\"", StringComparison.Ordinal) },
        { "a bare invoice", "EVT005", """{"object":"invoice","id":"in_1"}""" },
        { "a list", "EVT005", "[" + Good + "]" },
        { "a number", "EVT005", "1" },
        { "no object", "EVT005", """{"id":"evt_1"}""" },
        { "a thin event", "EVT006", """{"id":"evt_1","object":"v2.core.event","type":"v1.invoice.paid","created":"2026-10-01T10:00:00.000Z"}""" },
        { "no type", "EVT007", Without("type") },
        { "type null", "EVT007", With("type", "null") },
        { "type empty", "EVT007", With("type", "\"\"") },
        { "type with a line feed", "EVT007", With("type", "\"invoice.paid\\n\"") },
        { "type of 256 characters", "EVT007", With("type", $"\"{new string('a', 256)}\"") },
        { "no id", "EVT008", Without("id") },
        { "id a number", "EVT008", With("id", "17") },
        { "id with a space", "EVT008", With("id", "\"evt 1\"") },
        { "no created", "EVT009", Without("created") },
        { "created as text", "EVT009", With("created", "\"1760000000\"") },
        { "created with a fraction", "EVT009", With("created", "1760000000.5") },
        { "created before 1970", "EVT009", With("created", "-1") },
        { "created beyond the calendar", "EVT009", With("created", "253402300800") },
        { "created beyond any number", "EVT009", With("created", "1e400") },
        { "no data", "EVT010", Without("data") },
        { "data without object", "EVT010", With("data", "{}") },
        { "object null", "EVT010", With("data", "{\"object\":null}") },
        { "object an id", "EVT010", With("data", "{\"object\":\"in_1\"}") },
        { "version a number", "EVT011", With("api_version", "20250331") },
    };

    [Theory]
    [InlineData(new byte[] { 0x1F, 0x8B, 8, 0, 0xFF }, "compressed")]
    [InlineData(new byte[] { 0xEF, 0xBB, 0xBF, (byte)'{', (byte)'}' }, "byte order mark")]
    [InlineData(new byte[] { (byte)'{', 0xFF, (byte)'}' }, "not text in UTF-8")]
    public void Bytes_that_are_no_JSON_are_called_what_they_are(byte[] body, string told)
    {
        var rejected = Assert.IsType<EventReading.Rejected>(EventSources.Read("stripe", body));
        Assert.Equal("EVT002", rejected.Code.Id);
        Assert.Contains(told, rejected.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_event_is_read_with_its_envelope_and_its_whole_payload()
    {
        var read = Assert.IsType<EventReading.Read>(Read(Good)).Event;
        Assert.Equal(("stripe", "evt_1", "invoice.paid", "2025-03-31.basil"), (read.Source, read.Id, read.Type, read.ApiVersion));
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1760000000), read.OccurredAt);
        Assert.Equal("in_1", read.Payload.Member("data").Member("object").Member("id").AsText());
    }

    [Theory]
    [InlineData("null")]
    [InlineData(null)]
    public void An_event_may_leave_its_version_open(string? version)
    {
        var read = Assert.IsType<EventReading.Read>(Read(version is null ? Without("api_version") : With("api_version", version))).Event;
        Assert.Null(read.ApiVersion);
    }

    [Theory]
    [MemberData(nameof(Rejections))]
    public void A_body_that_is_no_event_is_rejected_with_its_reason(string what, string code, string body)
    {
        var rejected = Assert.IsType<EventReading.Rejected>(Read(body));
        Assert.True(code == rejected.Code.Id, $"{what}: {rejected.Code} {rejected.Message}");
        Assert.DoesNotContain("Exception", rejected.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Sixty_four_levels_are_read() => Assert.IsType<EventReading.Read>(Read(Nested(64)));

    [Fact]
    public void A_body_of_a_mebibyte_is_read_and_one_byte_more_is_not()
    {
        var padding = new string(' ', EventSource.MaxBodyBytes - Good.Length);
        Assert.IsType<EventReading.Read>(Read(Good + padding));
        Assert.Equal("EVT001", Assert.IsType<EventReading.Rejected>(Read(Good + padding + " ")).Code.Id);
    }

    [Fact]
    public void Bytes_that_are_not_utf8_are_not_json()
    {
        var body = Encoding.Latin1.GetBytes(Good.Replace("in_1", "Zoë", StringComparison.Ordinal));
        Assert.Equal("EVT002", Assert.IsType<EventReading.Rejected>(EventSources.Read(StripeSource.Name, body)).Code.Id);
    }

    [Fact]
    public void A_damaged_body_is_read_or_rejected_and_never_throws()
    {
        var damage = Gen.Choose(0, Good.Length - 1).SelectMany(at => Gen.Choose(0, 255).Select(value => (at, value)));
        Prop.ForAll(damage.ListOf().ToArbitrary(), changes =>
        {
            var body = Encoding.UTF8.GetBytes(Good);
            foreach (var (at, value) in changes)
            {
                body[at] = (byte)value;
            }

            return EventSources.Read(StripeSource.Name, body) is EventReading.Read or EventReading.Rejected;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(5000));
    }

    private static EventReading Read(string body) => EventSources.Read(StripeSource.Name, Encoding.UTF8.GetBytes(body));

    private static string Without(string member) => Envelope(member, null);

    private static string With(string member, string json) => Envelope(member, json);

    private static string Envelope(string member, string? json)
    {
        var members = new Dictionary<string, string?>
        {
            ["object"] = "\"event\"",
            ["id"] = "\"evt_1\"",
            ["type"] = "\"invoice.paid\"",
            ["created"] = "1760000000",
            ["api_version"] = "null",
            ["data"] = """{"object":{"id":"in_1"}}""",
            [member] = json,
        };
        return "{" + string.Join(',', members.Where(pair => pair.Value is not null).Select(pair => $"\"{pair.Key}\":{pair.Value}")) + "}";
    }

    // The envelope and data are two levels, so the innermost array is the last one.
    private static string Nested(int levels) =>
        With("data", "{\"object\":{\"x\":" + new string('[', levels - 3) + new string(']', levels - 3) + "}}");
}
