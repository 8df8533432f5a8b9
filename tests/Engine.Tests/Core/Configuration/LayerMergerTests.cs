using System.Collections.Immutable;
using Engine.Core.Configuration;
using Engine.Core.Diagnostics;
using Engine.Tests.Runtime.Configuration;

namespace Engine.Tests.Core.Configuration;

public sealed class LayerMergerTests
{
    private const string Head = "mapping: m\non: { source: s, events: [a, b] }\n";

    private const string Pack = Head +
        """
        when: only-paid
        let: { x: 1, y: 2 }
        needs: { p: { record: payment, externalId: p1 } }
        records:
          - record: customer
            externalId: c
            fields: { name: N, email: E }
          - record: invoice
            as: inv
            externalId: i
            write: upsert
            fields: { memo: pack, tax: 1 }
            lines:
              item: { each: "${ l }", fields: { item: 5, rate: 2 } }
              apply:
                - fields: { doc: 1 }
                - fields: { doc: 2 }
        """;

    public static TheoryData<string, string, string> Overlays => new()
    {
        { "a field is replaced", "records: [{ as: inv, fields: { memo: client } }]", "records[1].fields={memo: t'client', tax: n'1'}" },
        { "a field is added at the end", "records: [{ as: inv, fields: { dept: 3 } }]", "records[1].fields={memo: t'pack', tax: n'1', dept: n'3'}" },
        { "a field is removed by null", "records: [{ as: inv, fields: { tax: null } }]", "records[1].fields={memo: t'pack'}" },
        { "a record is found by its only type", "records: [{ record: invoice, fields: { tax: 2 } }]", "records[1].fields={memo: t'pack', tax: n'2'}" },
        { "another record stays as it is", "records: [{ as: inv, fields: { tax: 2 } }]", "records[0].fields={name: t'N', email: t'E'}" },
        { "a record keeps what is not said", "records: [{ as: inv, write: update-only }]", "records[1].write=t'update-only'" },
        { "a record's external id is replaced", "records: [{ record: customer, externalId: z }]", "records[0].externalId=t'z'" },
        { "a record the pack lacks is added", "records: [{ record: memo, externalId: q }]", "records[2]={record: t'memo', externalId: t'q'}" },
        { "the list of events is replaced", "on: { events: [c] }", "on={source: t's', events: [t'c']}" },
        { "a let is replaced in its place", "let: { x: 9, z: 3 }", "let={x: n'9', y: n'2', z: n'3'}" },
        { "a let is removed by null", "let: { x: null }", "let={y: n'2'}" },
        { "a need is replaced whole", "needs: { p: { record: refund, externalId: r } }", "needs={p: {record: t'refund', externalId: t'r'}}" },
        { "a condition is removed by null", "when: null", "when=nothing" },
        { "lines are merged per field", "records: [{ as: inv, lines: { item: { fields: { rate: 3, tax: 1 } } } }]", "records[1].lines.item={each: t'${ l }', fields: {item: n'5', rate: n'3', tax: n'1'}}" },
        { "a field of lines is removed by null", "records: [{ as: inv, lines: { item: { fields: { rate: null } } } }]", "records[1].lines.item.fields={item: n'5'}" },
        { "each is removed by null", "records: [{ as: inv, lines: { item: { each: null } } }]", "records[1].lines.item.each=nothing" },
        { "a list of blocks is replaced whole", "records: [{ as: inv, lines: { apply: [{ fields: { doc: 3 } }] } }]", "records[1].lines.apply=[{fields: {doc: n'3'}}]" },
        { "a sublist is removed by null", "records: [{ as: inv, lines: { apply: null } }]", "records[1].lines={item: {each: t'${ l }', fields: {item: n'5', rate: n'2'}}}" },
        { "a sublist is added", "records: [{ record: customer, lines: { contact: { fields: { a: 1 } } } }]", "records[0].lines={contact: {fields: {a: n'1'}}}" },
    };

    [Theory]
    [MemberData(nameof(Overlays))]
    public void An_overlay_changes_only_what_it_says(string rule, string overlay, string expected)
    {
        var (mappings, findings) = Merge(null, [("packs/p.yaml", Pack)], [("acme/c.yaml", $"mapping: m\n{overlay}\n")]);
        Assert.Empty(findings);
        var (path, wanted) = (expected[..expected.IndexOf('=')], expected[(expected.IndexOf('=') + 1)..]);
        Assert.True(wanted == Yaml.Show(At(mappings.Single().Root, path)), $"{rule}: {Yaml.Show(At(mappings.Single().Root, path))}");
    }

    public static TheoryData<string, string, string> Defaults => new()
    {
        { "a default fills what is not written", "{ invoice: { fields: { dept: 1 } } }", "records[1].fields={memo: t'pack', tax: n'1', dept: n'1'}" },
        { "a written field beats a default", "{ invoice: { fields: { memo: D } } }", "records[1].fields={memo: t'pack', tax: n'1'}" },
        { "a default reaches every block of a sublist the record has", "{ invoice: { lines: { apply: { loc: 2 } } } }", "records[1].lines.apply=[{fields: {doc: n'1', loc: n'2'}}, {fields: {doc: n'2', loc: n'2'}}]" },
        { "a default reaches a single block", "{ invoice: { lines: { item: { loc: 2, rate: 9 } } } }", "records[1].lines.item.fields={item: n'5', rate: n'2', loc: n'2'}" },
        { "a default does not make lines", "{ customer: { lines: { item: { loc: 2 } } } }", "records[0].lines=nothing" },
    };

    [Theory]
    [MemberData(nameof(Defaults))]
    public void Defaults_go_under_what_is_written(string rule, string defaults, string expected)
    {
        var (mappings, _) = Merge(defaults, [("packs/p.yaml", Pack)]);
        var (path, wanted) = (expected[..expected.IndexOf('=')], expected[(expected.IndexOf('=') + 1)..]);
        Assert.True(wanted == Yaml.Show(At(mappings.Single().Root, path)), $"{rule}: {Yaml.Show(At(mappings.Single().Root, path))}");
    }

    [Fact]
    public void Null_removes_a_default_too_and_a_removed_field_does_not_come_back_as_one()
    {
        var (mappings, findings) = Merge(
            "{ invoice: { fields: { dept: 1, tax: 7 } } }",
            [("packs/p.yaml", Pack)],
            [("acme/c.yaml", "mapping: m\nrecords: [{ as: inv, fields: { dept: null, tax: null } }]\n")]);
        Assert.Empty(findings);
        Assert.Equal("{memo: t'pack'}", Yaml.Show(At(mappings.Single().Root, "records[1].fields")));
    }

    [Theory]
    [InlineData("locked: [dept, item]", "{memo: t'pack'}", "{qty: n'1'}", new[] { "CFG075 client.yaml:1:24", "CFG075 client.yaml:1:44" })]
    [InlineData("locked: [memo, qty]", "{memo: t'pack', dept: n'1'}", "{qty: n'1', loc: n'2'}", new string[0])]
    [InlineData("locked: true", "{memo: t'pack'}", "{qty: n'1'}", new[] { "CFG075 client.yaml:1:24", "CFG075 client.yaml:1:44" })]
    public void A_default_does_not_fill_what_a_pack_locked_and_left_open(string locks, string fields, string lines, string[] warnings)
    {
        var pack = $"{Head}records: [{{ record: invoice, externalId: i, {locks}, fields: {{ memo: pack }}, lines: {{ item: {{ fields: {{ qty: 1 }} }} }} }}]\n";

        var (mappings, findings) = MergeAndWarn("{ invoice: { fields: { dept: 1 }, lines: { item: { loc: 2 } } } }", [("packs/p.yaml", pack)]);

        Assert.Equal((fields, lines), (Yaml.Show(At(mappings.Single().Root, "records[0].fields")), Yaml.Show(At(mappings.Single().Root, "records[0].lines.item.fields"))));
        Assert.Equal(warnings, findings.Select(finding => $"{finding.Code} {finding.Span}"));
        Assert.All(findings, finding => Assert.Contains("locked in packs/p.yaml:3:", finding.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void A_default_still_fills_the_same_field_of_another_record_without_a_word()
    {
        var records = "records: [{ record: invoice, externalId: i, locked: [dept] }, { record: invoice, as: other, externalId: o }]\n";

        var (mappings, findings) = MergeAndWarn("{ invoice: { fields: { dept: 1 } } }", [("packs/p.yaml", Head + records)]);

        Assert.Empty(findings);
        Assert.Equal("{dept: n'1'}", Yaml.Show(At(mappings.Single().Root, "records[1].fields")));
    }

    [Fact]
    public void A_record_that_is_only_linked_to_gets_no_defaults()
    {
        var (mappings, _) = Merge("{ invoice: { fields: { dept: 1 } } }", [("p.yaml", Head + "records: [{ record: invoice, externalId: i, write: link-only }]\n")]);
        Assert.Null(((ConfigMapping)At(mappings.Single().Root, "records[0]")!)["fields"]);
    }

    [Fact]
    public void Three_layers_are_merged_lowest_first_and_a_later_one_may_bring_back_what_was_removed()
    {
        var (mappings, findings) = Merge(
            null,
            [("packs/p.yaml", Pack)],
            [("packs/q.yaml", "mapping: m\nrecords: [{ as: inv, fields: { tax: null, memo: second } }]\n")],
            [("acme/c.yaml", "mapping: m\nrecords: [{ as: inv, fields: { tax: 3 } }]\n")]);
        Assert.Empty(findings);
        Assert.Equal("{memo: t'second', tax: n'3'}", Yaml.Show(At(mappings.Single().Root, "records[1].fields")));
    }

    [Fact]
    public void Every_node_keeps_the_file_and_place_it_came_from()
    {
        var (mappings, _) = Merge("{ invoice: { fields: { dept: 1 } } }", [("packs/p.yaml", Pack)], [("acme/c.yaml", "mapping: m\nrecords: [{ as: inv, fields: { memo: x } }]\n")]);
        var fields = (ConfigMapping)At(mappings.Single().Root, "records[1].fields")!;
        Assert.Equal(["acme/c.yaml:2:38", "packs/p.yaml:14:32", "client.yaml:1:30"], fields.Entries.Select(entry => entry.Value.Span.ToString()));
    }

    public static TheoryData<string, string, string[]> Trouble => new()
    {
        { Head + "records: [{ record: a, externalId: x, fields: { f: null } }]", "", ["CFG071 packs/p.yaml:3:49"] },
        { Pack, "mapping: m\nwaitDays: null", ["CFG071 acme/c.yaml:2:1"] },
        { Pack, "mapping: m\nrecords: [{ as: inv, lines: { apply: { fields: { doc: 1 } } } }]", ["CFG073 acme/c.yaml:2:38"] },
        { Pack, "mapping: m\nrecords: [{ as: inv }, { as: inv }]", ["CFG072 acme/c.yaml:2:30"] },
        { Pack, "mapping: n\nrecords: [{ as: inv }]", ["CFG074 acme/c.yaml:1:10", "CFG074 acme/c.yaml:2:17"] },
        { Pack, "mapping: m\nrecords: [{ as: new, record: invoice }]", ["CFG074 acme/c.yaml:2:17"] },
        { Head, "", ["CFG074 packs/p.yaml:1:10"] },
        { "mapping: m\non: { source: s }\nrecords: [{ record: a, externalId: x }]", "", ["CFG074 packs/p.yaml:2:1"] },
    };

    [Theory]
    [MemberData(nameof(Trouble))]
    public void What_cannot_be_merged_is_a_finding_at_its_place(string pack, string overlay, string[] expected)
    {
        var (_, findings) = Merge(null, [("packs/p.yaml", pack)], overlay.Length > 0 ? [("acme/c.yaml", overlay)] : []);
        Assert.Equal(expected, findings.Select(finding => $"{finding.Code} {finding.Span}"));
    }

    [Fact]
    public void When_a_file_could_not_be_read_nothing_is_reported_as_missing()
    {
        var findings = new FindingSink();
        var layer = ImmutableArray.Create(Yaml.File("acme/c.yaml", "mapping: m\nrecords: [{ as: inv, fields: { x: null } }]\n"));
        Assert.Empty(LayerMerger.Merge([layer], null, findings, someUnread: true));
        Assert.Empty(findings.ToImmutable());
    }

    private static (ImmutableArray<LayeredMapping> Mappings, ImmutableArray<Finding> Findings) Merge(string? defaults, params (string Path, string Text)[][] layers)
    {
        var (merged, findings) = MergeAndWarn(defaults, layers);
        return (merged, [.. findings.Where(finding => finding.Severity == Severity.Error)]);
    }

    private static (ImmutableArray<LayeredMapping> Mappings, ImmutableArray<Finding> Findings) MergeAndWarn(
        string? defaults, params (string Path, string Text)[][] layers)
    {
        var findings = new FindingSink();
        var under = defaults is null ? null : (ConfigMapping)Yaml.File("client.yaml", defaults).Root;
        var files = layers.Select(layer => layer.Select(file => Yaml.File(file.Path, file.Text)).ToImmutableArray()).ToImmutableArray();
        var merged = LayerMerger.Merge(files, under, findings);
        return (merged, findings.ToImmutable());
    }

    private static ConfigNode? At(ConfigNode? node, string path) => path.Split('.', '[').Aggregate(node, (at, step) => at switch
    {
        ConfigSequence list => list.Items[int.Parse(step.TrimEnd(']'))],
        ConfigMapping mapping => mapping[step],
        _ => null,
    });
}
