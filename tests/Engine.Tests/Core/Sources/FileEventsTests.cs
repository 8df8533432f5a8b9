using System.Globalization;
using System.Text;
using Engine.Core.Sources.Files;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace Engine.Tests.Core.Sources;

public sealed class FileEventsTests
{
    private const string Hash = "00ff";

    private static readonly DateTimeOffset Noon = new(2026, 1, 15, 12, 0, 0, TimeSpan.Zero);

    public static TheoryData<string, string, string> Good => new()
    {
        { "csv", "reference,booked,text\nr1,2026-01-31,\"a, \"\"b\"\"\nc\"\r\n\r\nr2,2026-02-01T10:00:00Z,\n", "/files|r1 2026-01-30T23:00:00Z; /files|r2 2026-02-01T10:00:00Z" },
        { "json", "[{\"reference\":\"r1\",\"booked\":\"2026-07-01\"},\n{\"reference\":2,\"booked\":\"2026-07-02\"}]", "/files|r1 2026-06-30T22:00:00Z; /files|2 2026-07-01T22:00:00Z" },
        { "json-lines", "\uFEFF{\"reference\":\"r1\",\"booked\":\"2026-07-01\"}\r\n\n{\"reference\":\"r2\",\"booked\":\"2026-07-01\"}", "/files|r1 2026-06-30T22:00:00Z; /files|r2 2026-06-30T22:00:00Z" },
        { "json", "[]", "" },
        { "csv", "reference,booked", "" },
    };

    public static TheoryData<string, string, int, string> Bad => new()
    {
        { "csv", "reference,booked\nr1,2026-01-31,x", 2, "EVT017" },
        { "csv", "reference,booked\nr1,31.01.2026", 2, "EVT017" },
        { "csv", "reference,reference\nr1,r2", 1, "EVT017" },
        { "csv", "reference,booked\n\"r1,2026-01-31\n", 2, "EVT017" },
        { "csv", "reference,booked\n\"r1\"x,2026-01-31\n", 2, "EVT017" },
        { "csv", "reference,booked\n,2026-01-31\n", 2, "EVT008" },
        { "csv", "reference,booked,card\nr1,2026-01-31,4242424242424242\n", 2, "EVT018" },
        { "json", "{\"reference\":\"r1\"}", 1, "EVT017" },
        { "json", "[{\"reference\":\"r1\",\"booked\":\"2026-07-01\"},\n\n{]", 3, "EVT017" },
        { "json", "[1]", 1, "EVT017" },
        { "json-lines", "{\"reference\":\"r1\",\"booked\":\"2026-07-01\"}\n{\"reference\":\"r1\",\"reference\":\"r2\"}", 2, "EVT004" },
        { "json-lines", "not json", 1, "EVT002" },
    };

    [Theory]
    [MemberData(nameof(Good))]
    public void Each_row_becomes_an_event_with_its_own_id_and_time(string format, string text, string events)
    {
        var rows = Read(format, text, new FileRule(format, "bank.line", "reference", "booked")).Cast<FileEvent.Row>();
        Assert.Equal(events, string.Join("; ", rows.Select(row => $"{row.Reading.Event.Id} {row.Reading.Event.OccurredAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)}")));
    }

    [Theory]
    [MemberData(nameof(Bad))]
    public void The_first_bad_row_is_named_and_nothing_comes_after_it(string format, string text, int line, string code)
    {
        var last = Assert.IsType<FileEvent.Bad>(Read(format, text, new FileRule(format, "bank.line", "reference", "booked")).Last());
        Assert.Equal((line, code), (last.Line, last.Code.Id));
    }

    [Fact]
    public void Without_an_id_the_content_and_the_line_tell_rows_apart()
    {
        var rows = Read("json-lines", "{\"a\":1}\n\n{\"a\":1}", new FileRule("json-lines", "x", null, null)).Cast<FileEvent.Row>();
        Assert.Equal(["/files|00ff:1", "/files|00ff:3"], rows.Select(row => row.Reading.Event.Id));
    }

    [Fact]
    public void A_reference_that_looks_like_a_card_number_is_an_id() =>
        Assert.IsType<FileEvent.Row>(Assert.Single(Read("csv", "reference,booked\n4242424242424242,2026-01-31", new FileRule("csv", "x", "reference", "booked"))));

    [Fact]
    public void Any_bytes_are_read_or_refused_and_never_throw()
    {
        const string Sample = "reference,booked\n\"r1\",2026-01-31\n[{\"reference\":\"r\u00e9\",\"booked\":1e400}]\r\n{}";
        var damage = Gen.Choose(0, Sample.Length - 1).SelectMany(at => Gen.Choose(0, 255).Select(value => (at, value)));
        Prop.ForAll(damage.ListOf().Zip(Gen.Elements(FileFormats.Names.ToArray())).ToArbitrary(), sample =>
        {
            var bytes = Encoding.UTF8.GetBytes(Sample);
            foreach (var (at, value) in sample.Item1)
            {
                bytes[at] = (byte)value;
            }

            return Read(sample.Item2, bytes, new FileRule(sample.Item2, "x", "reference", "booked")).ToList().Count >= 0;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(FuzzCount.Value));
    }

    private static IEnumerable<FileEvent> Read(string format, string text, FileRule rule) => Read(format, Encoding.UTF8.GetBytes(text), rule);

    private static IEnumerable<FileEvent> Read(string format, byte[] bytes, FileRule rule)
    {
        Assert.Equal(format, rule.Format);
        return FileEvents.Read(new FileContent("bank", bytes, Hash, Noon, DateTimeZoneProviders.Tzdb["Europe/Berlin"]), rule);
    }
}
