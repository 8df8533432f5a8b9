using System.Text.Json;
using Engine.Core.Configuration;
using Engine.Core.Diagnostics;
using Engine.Runtime.Configuration;
using Engine.Runtime.Configuration.Schemas;

namespace Engine.Tests.Runtime.Configuration;

public sealed class SchemaTests
{
    public static TheoryData<string> Files => [.. Names];

    private static IEnumerable<string> Names => Directory.GetFiles(Repository.PathOf("schemas")).Select(path => Path.GetFileName(path)).Order();

    [Fact]
    public void Every_kind_of_file_has_a_schema_and_there_is_no_other_but_the_catalogue() =>
        Assert.Equal(SchemaSet.Kinds.Select(SchemaSet.PathOf).Append("schemas/catalog.schema.json").Order(), Names.Select(file => $"schemas/{file}").Order());

    [Theory]
    [MemberData(nameof(Files))]
    public void A_schema_says_what_it_is(string file)
    {
        var schema = Load(file);
        Assert.Equal("http://json-schema.org/draft-07/schema#", schema.GetProperty("$schema").GetString());
        Assert.EndsWith($"/{file}", schema.GetProperty("$id").GetString());
        Assert.NotEmpty(schema.GetProperty("title").GetString()!);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_property_is_described(string file)
    {
        var root = Load(file);
        foreach (var (path, schema) in All(root))
        {
            foreach (var property in Properties(schema))
            {
                Assert.True(IsDescribed(root, property.Value), $"{file}{path}/{property.Name} has no description");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_object_is_closed_or_says_what_else_it_holds(string file)
    {
        foreach (var (path, schema) in All(Load(file)))
        {
            if (Properties(schema).Any())
            {
                Assert.True(
                    schema.TryGetProperty("additionalProperties", out var more) && more.ValueKind is JsonValueKind.False or JsonValueKind.Object,
                    $"{file}{path} takes any key");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void No_schema_uses_what_the_checker_ignores(string file) =>
        Assert.Empty(SchemaKeywords.Ignored(File.ReadAllText(Repository.PathOf($"schemas/{file}"))));

    [Theory]
    [InlineData("""{ "const": 1 }""")]
    [InlineData("""{ "properties": { "a": { "if": {} } } }""")]
    [InlineData("""{ "items": { "contains": {} } }""")]
    [InlineData("""{ "anyOf": [ { "propertyNames": {} } ] }""")]
    [InlineData("""{ "definitions": { "a": { "dependencies": {} } } }""")]
    [InlineData("""{ "properties": { "a": { "$ref": "#", "description": "lost" } } }""")]
    [InlineData("""{ "properties": { "a": { "$ref": "http://example.com/x.json" } } }""")]
    [InlineData("""{ "properties": { "a": true } }""")]
    public void What_the_checker_ignores_is_found(string schema) => Assert.Single(SchemaKeywords.Ignored(schema));

    [Fact]
    public void A_property_may_be_named_like_a_keyword() =>
        Assert.Empty(SchemaKeywords.Ignored("""{ "properties": { "const": { "type": "string" }, "if": { "type": "string" } } }"""));

    [Fact]
    public void The_embedded_schemas_are_those_of_the_repository()
    {
        foreach (var kind in SchemaSet.Kinds)
        {
            using var stream = new StreamReader(typeof(SchemaSet).Assembly.GetManifestResourceStream(SchemaSet.PathOf(kind))!);
            Assert.Equal(File.ReadAllText(Repository.PathOf(SchemaSet.PathOf(kind))), stream.ReadToEnd());
        }
    }

    [Theory]
    [InlineData(ConfigFileKind.Mapping, "mapping: m", null)]
    [InlineData(ConfigFileKind.Mapping, "mapping: 1", "CFG042 1:10 `mapping` is the number 1; text is wanted here.")]
    [InlineData(ConfigFileKind.Mapping, "- mapping", "CFG042 1:1 This is a list; a mapping is wanted here.")]
    [InlineData(ConfigFileKind.Mapping, "mapping: m\nrecods: []", "CFG040 2:1 Unknown key `recods`. Did you mean `records`?")]
    [InlineData(ConfigFileKind.Mapping, "mapping: m\nrecords: []", "CFG044 2:10 `records` needs at least 1 entry.")]
    [InlineData(ConfigFileKind.Mapping, "mapping: m\nwaitDays: 1.5", "CFG042 2:11 `waitDays` is the number 1.5; a whole number or null is wanted here.")]
    [InlineData(ConfigFileKind.Mapping, "mapping: m\nwaitDays: 366", "CFG044 2:11 \"366\" must be at most 365.")]
    [InlineData(ConfigFileKind.Mapping, "mapping: m\nwhen: 1", "CFG042 2:7 `when` is the number 1; text, true or false or null is wanted here.")]
    [InlineData(ConfigFileKind.Mapping, "mapping: m\nrecords: [{ fields: { a: [1] } }]", "CFG042 2:26 `a` is a list; text, a number, true or false, null or a mapping is wanted here.")]
    [InlineData(ConfigFileKind.Mapping, "mapping: m\nrecords: [{ fields: { a: { valeu: 1, value: 2 } } }]", "CFG040 2:28 Unknown key `valeu`. Did you mean `value`?")]
    [InlineData(ConfigFileKind.Mapping, "mapping: m\nrecords: [{ fields: { a: { value: 2, optional: yes } } }]", "CFG042 2:48 `optional` is the text \"yes\"; true or false is wanted here.")]
    [InlineData(ConfigFileKind.Mapping, "mapping: m\nrecords: [{ lines: { item: [{ feilds: {} }] } }]", "CFG040 2:31 Unknown key `feilds`. Did you mean `fields`?")]
    [InlineData(ConfigFileKind.Mapping, "mapping: m\nrecords: [{ as: a-b }]", "CFG044 2:17 \"a-b\" does not have the right form. The record's name in this mapping, for ref('name') and for overlays: letters, digits and underscores. Default: the record type.")]
    [InlineData(ConfigFileKind.Mapping, "mapping: m\nneeds: { p: { record: a } }", "CFG041 2:15 The key `externalId` is missing. Its external id: a literal, an expression ${ … }, or a template.")]
    [InlineData(ConfigFileKind.Client, "client: a\ntimeZone: x\nbaseCurrency: X\nconnections: { netsuite: { concurency: 3 } }", "CFG040 4:28 Unknown key `concurency`. Did you mean `concurrency`?")]
    [InlineData(ConfigFileKind.Client, "client: a\ntimeZone: x\nbaseCurrency: X\nconnections: { stripe: { webhookSecrets: whsec_hush } }", "CFG042 4:42 `webhookSecrets` is text; a list is wanted here.")]
    [InlineData(ConfigFileKind.Client, "client: a\ntimeZone: x\nbaseCurrency: X\nconnections: whsec_hush", "CFG042 4:14 `connections` is text; a mapping is wanted here.")]
    [InlineData(ConfigFileKind.Events, "source: stripe\nevents: { a.b: { ignored: '' } }", "CFG044 2:27 \"\" must not be empty.")]
    [InlineData(ConfigFileKind.Events, "source: stripe\nevents: { a.b: }", "CFG042 2:16 `a.b` is empty; text or a mapping is wanted here.")]
    [InlineData(ConfigFileKind.RuleSet, "[{ workflowname: a, KIND: filter, rules: [] }]", null)]
    [InlineData(ConfigFileKind.RuleSet, "{ WorkflowName: a, Kind: filter, Rules: [{ RuleName: r, Operator: and, Rules: null, Properties: { x: { y: 1 } } }] }", null)]
    [InlineData(ConfigFileKind.RuleSet, "{ WorkflowName: a, Kind: filter, Rules: [{ RuleName: r, Expresion: x }] }", "CFG040 1:57 Unknown key `Expresion`. Did you mean `Expression`?")]
    [InlineData(ConfigFileKind.RuleSet, "{ WorkflowName: a, Kind: nonsense }", "CFG043 1:26 `Kind` is the text \"nonsense\", but it must be \"filter\", \"validate\", \"route\", \"default\" or \"match\".")]
    [InlineData(ConfigFileKind.RuleSet, "{ Kind: filter }", "CFG041 1:3 The key `WorkflowName` is missing. Its name, by which mappings use it. A client's rule set replaces a pack's of the same name.")]
    [InlineData(ConfigFileKind.Spec, "name: n\ngiven: { netsuite: { customer: [{ externalId: c, internalId: 1 }], absent: [{ invoice: i }] } }\nwhen: [{ source: stripe, event: e, payload: p.json }, { again: 1 }]\nthen: { plan: [{ create: invoice, externalId: i }], raised: [], ignored: [x], waiting: [{ invoice: i }] }", null)]
    [InlineData(ConfigFileKind.Spec, "name: n\nwhen: [{ agian: 1 }]\nthen: { plan: [] }", "CFG040 2:10 Unknown key `agian`. Did you mean `again`?")]
    [InlineData(ConfigFileKind.Spec, "name: n\nwhen: [{ again: 1 }]\nthen: { raised: [{ code: A, mesage: x }] }", "CFG040 3:29 Unknown key `mesage`. Did you mean `message`?")]
    [InlineData(ConfigFileKind.Spec, "name: n\nwhen: [{ again: 1 }]\nthen: { waiting: [{ a: x, b: y }] }", "CFG044 3:19 `waiting` may have at most 1 key.")]
    public void A_violation_is_told_in_words_at_its_place(ConfigFileKind kind, string text, string? expected)
    {
        var findings = new FindingSink();
        var sound = new SchemaChecker(SchemaSet.Embedded).Check(Yaml.File("a.yaml", text, kind), findings);
        Assert.Equal(expected is null, sound);
        Assert.Equal(expected is null ? [] : [expected], findings.ToImmutable().Where(Wanted).Select(finding => $"{finding.Code} {finding.Span.Start} {finding.Message}"));

        // Files of the client kind are cut short here, so what else they lack is not the point.
        bool Wanted(Finding finding) => kind != ConfigFileKind.Client || finding.Code != ConfigurationCodes.MissingKey;
    }

    private static JsonElement Load(string file) => JsonDocument.Parse(File.ReadAllText(Repository.PathOf($"schemas/{file}"))).RootElement;

    private static JsonElement.ObjectEnumerator Properties(JsonElement schema) =>
        schema.TryGetProperty("properties", out var properties) && properties.ValueKind == JsonValueKind.Object ? properties.EnumerateObject() : default;

    private static bool IsDescribed(JsonElement root, JsonElement schema) =>
        schema.TryGetProperty("description", out _) ||
        (schema.TryGetProperty("$ref", out var target) && IsDescribed(root, root.GetProperty("definitions").GetProperty(target.GetString()!.Split('/')[^1])));

    private static IEnumerable<(string Path, JsonElement Schema)> All(JsonElement element, string path = "") => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(member => All(member.Value, $"{path}/{member.Name}")).Prepend((path, element)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany((item, i) => All(item, $"{path}/{i}")),
        _ => [],
    };
}
