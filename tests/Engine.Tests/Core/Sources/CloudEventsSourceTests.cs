using System.Text;
using Engine.Core.Sources;

namespace Engine.Tests.Core.Sources;

public sealed class CloudEventsSourceTests
{
    private const string Good =
        """{"specversion":"1.0","id":"42","source":"/meters/eu","type":"usage.rated","time":"2026-01-15T12:00:00Z","subject":"m-1","data":{"amount":"19.90"}}""";

    public static TheoryData<string, string, string> Refused => new()
    {
        { "\"1.0\"", "\"0.3\"", "EVT012" },
        { "\"1.0\"", "1.0", "EVT012" },
        { "\"42\"", "\"\"", "EVT008" },
        { "\"42\"", "42", "EVT008" },
        { "\"42\"", "\"a b\"", "EVT008" },
        { "\"/meters/eu\"", "\"\"", "EVT013" },
        { "\"/meters/eu\"", "\"a|b\"", "EVT013" },
        { "\"/meters/eu\"", "null", "EVT013" },
        { "\"usage.rated\"", "\"\"", "EVT007" },
        { "\"2026-01-15T12:00:00Z\"", "\"2026-01-15T12:00:00\"", "EVT009" },
        { "\"2026-01-15T12:00:00Z\"", "\"2026-02-30T12:00:00Z\"", "EVT009" },
        { "\"2026-01-15T12:00:00Z\"", "1768478400", "EVT009" },
        { "\"data\":", "\"data_base64\":", "EVT014" },
        { "\"subject\":\"m-1\"", "\"id\":\"43\"", "EVT004" },
    };

    [Fact]
    public void A_declared_source_is_read_as_CloudEvents_and_keeps_its_name()
    {
        var read = Assert.IsType<EventReading.Read>(Read(Good)).Event;
        Assert.Equal(("usage", "/meters/eu|42", "usage.rated"), (read.Source, read.Id, read.Type));
        Assert.Equal(new DateTimeOffset(2026, 1, 15, 12, 0, 0, TimeSpan.Zero), read.OccurredAt);
        Assert.Equal("19.90", read.Payload.Member("data").Member("amount").AsText());
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_is_missing_or_wrong_is_refused_with_its_code(string part, string instead, string code) =>
        Assert.Equal(code, Assert.IsType<EventReading.Rejected>(Read(Good.Replace(part, instead, StringComparison.Ordinal))).Code.Id);

    [Theory]
    [InlineData("2026-01-15T13:00:00+01:00", 0)]
    [InlineData("2026-01-15t12:00:00.5z", 5_000_000)]
    [InlineData("2026-01-15T12:00:00.123456789Z", 1_234_567)]
    public void Time_is_read_as_RFC_3339_spells_it(string time, long ticksAfterNoon)
    {
        var read = Assert.IsType<EventReading.Read>(Read(Good.Replace("2026-01-15T12:00:00Z", time, StringComparison.Ordinal))).Event;
        Assert.Equal(new DateTimeOffset(2026, 1, 15, 12, 0, 0, TimeSpan.Zero).AddTicks(ticksAfterNoon), read.OccurredAt);
    }

    [Fact]
    public void The_name_of_a_source_with_a_shape_of_its_own_is_taken()
    {
        Assert.Equal(StripeSource.Name, Assert.Single(EventSources.Names));
        Assert.Equal("EVT005", Assert.IsType<EventReading.Rejected>(EventSources.Read("stripe", Encoding.UTF8.GetBytes(Good))).Code.Id);
    }

    private static EventReading Read(string body) => EventSources.Read("usage", Encoding.UTF8.GetBytes(body));
}
