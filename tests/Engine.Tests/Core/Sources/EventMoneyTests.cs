using System.Text;
using System.Text.Json;
using Engine.Core.Model;
using Engine.Core.Sources;
using Engine.Core.Values;

namespace Engine.Tests.Core.Sources;

public sealed class EventMoneyTests
{
    [Theory]
    [InlineData("\"total\":1200,\"currency\":\"usd\"", "12.00 USD")]
    [InlineData("\"amount\":500,\"currency\":\"jpy\"", "500 JPY")]
    [InlineData("\"amount\":5123,\"currency\":\"kwd\"", "5.123 KWD")]
    [InlineData("\"total\":-250,\"amount\":1,\"currency\":\"EUR\"", "-2.50 EUR")]
    [InlineData("\"amount\":500", null)]
    [InlineData("\"amount\":\"500\",\"currency\":\"usd\"", null)]
    [InlineData("\"amount\":500,\"currency\":\"zzz\"", null)]
    [InlineData("\"currency\":\"usd\"", null)]
    public void What_a_Stripe_object_says_it_is_about_is_told_in_units_and_nothing_is_guessed(string members, string? expected) =>
        Assert.Equal(expected, Of("stripe", members));

    [Fact]
    public void The_unit_of_another_source_is_not_known() => Assert.Null(Of("billing", "\"amount\":500,\"currency\":\"usd\""));

    [Theory]
    [InlineData("\"format\":\"nacha\",\"amount\":1250.5,\"currency\":\"USD\"", "1250.5 USD")]
    [InlineData("\"format\":\"csv\",\"amount\":1250.5,\"currency\":\"USD\"", null)]
    [InlineData("\"format\":\"nacha\",\"amount\":null,\"currency\":\"USD\"", null)]
    public void An_entry_of_a_banks_file_is_in_units(string members, string? expected)
    {
        var body = Encoding.UTF8.GetBytes($$"""{"specversion":"1.0","id":"1","source":"/files","type":"payment.received","time":"2026-01-15T05:00:00Z","data":{ {{members}} } }""");
        var read = Assert.IsType<EventReading.Read>(EventSources.Read("stripe", Encoding.UTF8.GetBytes("""{"id":"evt_1","object":"event","type":"a.b","created":1760000000,"api_version":null,"data":{"object":{}}}"""))).Event;
        Assert.Equal(expected, Text(read with { Source = "bank", Payload = JsonPayloadOf(body) }));
    }

    private static Value JsonPayloadOf(byte[] body) => JsonValue.From(JsonElement.Parse(body));

    private static string? Text(SourceEvent source) =>
        EventMoney.Of(source) is { } money ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{money.Amount} {money.Currency}") : null;

    private static string? Of(string source, string members)
    {
        var body = Encoding.UTF8.GetBytes($$"""{"id":"evt_1","object":"event","type":"a.b","created":1760000000,"api_version":null,"data":{"object":{"id":"x",{{members}} } } }""");
        var read = Assert.IsType<EventReading.Read>(EventSources.Read("stripe", body)).Event;
        return Text(read with { Source = source });
    }
}
