using System.Text;
using Engine.Core.Model;
using Engine.Core.Sources;

namespace Engine.Tests.Core.Sources;

/// <summary>Which of two CloudEvents tells the newer fact: by time to the seventh digit, then by type, then by source and id.</summary>
public sealed class CloudEventsStampTests
{
    private const string Noon = "2026-01-15T12:00:00Z";

    [Theory]
    // Parts of a second count, however many digits are written.
    [InlineData("12:00:00Z", "12:00:00.001Z")]
    [InlineData("12:00:00.4Z", "12:00:00.41Z")]
    [InlineData("12:00:00.09Z", "12:00:00.1Z")]
    [InlineData("12:00:00.9999999Z", "12:00:01Z")]
    [InlineData("12:00:00.0000001Z", "12:00:00.0000002Z")]
    // The instant counts, not its spelling.
    [InlineData("13:30:00+02:00", "12:00:00Z")]
    [InlineData("12:00:00+00:00", "12:00:00.1z")]
    [InlineData("07:00:00.5-05:00", "12:00:00.6Z")]
    public void The_later_instant_is_the_newer_fact_whatever_its_type_and_id(string earlier, string later)
    {
        var (one, two) = (Stamp($"2026-01-15T{earlier}", type: "z.z", id: "9"), Stamp($"2026-01-15T{later}", type: "a.a", id: "1"));
        Assert.True(one < two);
        Assert.True(two > one);
    }

    [Theory]
    [InlineData("2026-01-15T13:00:00+01:00")]
    [InlineData("2026-01-15T12:00:00.0Z")]
    [InlineData("2026-01-15t12:00:00.00000000000z")]
    [InlineData("2026-01-15T12:00:00-00:00")]
    // Digits past the seventh are finer than the journal keeps.
    [InlineData("2026-01-15T12:00:00.00000009Z")]
    public void Spellings_of_one_instant_are_equal_and_the_rest_decides(string spelled)
    {
        Assert.Equal(Stamp(Noon), Stamp(spelled));
        Assert.True(Stamp(spelled, id: "1") < Stamp(Noon, id: "2"));
        Assert.True(Stamp(Noon, id: "1") < Stamp(spelled, id: "2"));
    }

    [Theory]
    [InlineData("a.created", "/m", "9", "a.updated", "/m", "1")]
    [InlineData("a.B", "/m", "1", "a.a", "/m", "1")]
    [InlineData("a", "/m", "1", "a", "/m", "2")]
    [InlineData("a", "/m", "10", "a", "/m", "9")]
    [InlineData("a", "/m", "9", "a", "/n", "1")]
    public void Of_one_instant_type_then_source_and_id_decide_as_texts_and_no_other_way(
        string type, string source, string id, string newerType, string newerSource, string newerId)
    {
        var (one, two) = (Stamp(Noon, type, source, id), Stamp(Noon, newerType, newerSource, newerId));
        Assert.True(one < two);
        Assert.False(two < one);
        Assert.NotEqual(one, two);
    }

    [Fact]
    public void All_orders_of_arrival_agree_on_the_newest()
    {
        FactStamp[] stamps =
        [
            Stamp(Noon, "b", id: "2"), Stamp(Noon, "a", id: "3"), Stamp(Noon, "b", id: "1"),
            Stamp("2026-01-15T11:59:59.9999999Z", "z", id: "9"), Stamp("2026-01-15T14:00:00+02:00", "b", source: "/o", id: "0"),
        ];
        var newest = stamps.Max();
        Assert.Equal("/o|0", newest!.EventId);
        for (var rotation = 0; rotation < stamps.Length; rotation++)
        {
            var order = stamps[rotation..].Concat(stamps[..rotation]).ToList();
            Assert.Equal(newest, order.Aggregate((kept, next) => kept > next ? kept : next));
            Assert.Equal(newest, order.AsEnumerable().Reverse().Aggregate((kept, next) => kept > next ? kept : next));
        }
    }

    private static FactStamp Stamp(string time, string type = "usage.rated", string source = "/m", string id = "1") =>
        Assert.IsType<EventReading.Read>(EventSources.Read("usage", Encoding.UTF8.GetBytes(
            $$"""{"specversion":"1.0","id":"{{id}}","source":"{{source}}","type":"{{type}}","time":"{{time}}","data":{} }"""))).Event.Stamp;
}
