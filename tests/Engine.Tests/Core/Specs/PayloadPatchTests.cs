using Engine.Core.Sources;
using Engine.Core.Specs;
using Engine.Core.Values;
using Engine.Tests.Runtime.Configuration;

namespace Engine.Tests.Core.Specs;

public sealed class PayloadPatchTests
{
    private const string Invoice = """{"id":"in_1","total":5,"period":{"start":1,"end":2},"lines":[{"a":1,"b":1},{"a":2,"b":2}],"memo":"x"}""";

    [Theory]
    [InlineData("{ total: 7 }", """{"id":"in_1","period":{"start":1,"end":2},"lines":[{"a":1,"b":1},{"a":2,"b":2}],"memo":"x","total":7}""")]
    [InlineData("{ memo: null, extra: { x: 1 } }", """{"id":"in_1","total":5,"period":{"start":1,"end":2},"lines":[{"a":1,"b":1},{"a":2,"b":2}],"memo":null,"extra":{"x":1}}""")]
    [InlineData("{ period: { end: 2026-01-15T00:00:01Z } }", """{"id":"in_1","total":5,"lines":[{"a":1,"b":1},{"a":2,"b":2}],"memo":"x","period":{"start":1,"end":1768435201}}""")]
    [InlineData("{ memo: 1970-01-01 }", """{"id":"in_1","total":5,"period":{"start":1,"end":2},"lines":[{"a":1,"b":1},{"a":2,"b":2}],"memo":43200}""")]
    [InlineData("{ memo: \"1970-01-01\" }", """{"id":"in_1","total":5,"period":{"start":1,"end":2},"lines":[{"a":1,"b":1},{"a":2,"b":2}],"memo":"1970-01-01"}""")]
    [InlineData("{ lines: [{ a: 9 }] }", """{"id":"in_1","total":5,"period":{"start":1,"end":2},"memo":"x","lines":[{"a":9}]}""")]
    [InlineData("{ lines: { 0: { b: 8 }, 2: { a: 3 } } }", """{"id":"in_1","total":5,"period":{"start":1,"end":2},"memo":"x","lines":[{"a":1,"b":8},{"a":2,"b":2},{"b":2,"a":3}]}""")]
    public void Members_are_laid_over_those_that_are_there(string patch, string expected)
    {
        using var document = System.Text.Json.JsonDocument.Parse(Invoice);
        var changed = PayloadPatch.Apply(JsonValue.From(document.RootElement.Clone()), Yaml.Mapping(patch), EventSources.Of("stripe"));
        Assert.Equal(expected, ValueJson.Text(changed));
    }

    [Fact]
    public void A_source_that_writes_instants_as_text_is_given_text() => Assert.Equal(
        """{"at":"2026-01-15T12:00:00Z"}""",
        ValueJson.Text(PayloadPatch.Apply(Value.Of(new ValueObject()), Yaml.Mapping("at: 2026-01-15"), EventSources.Of("bank"))));
}
