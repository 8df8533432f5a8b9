using Engine.Core.NetSuite;
using Engine.Core.Planning;
using Engine.Core.Values;
using Engine.Tests.Core.Planning;

namespace Engine.Tests.Core.NetSuite;

public sealed class FieldContentsTests
{
    private static readonly FieldContents Contents = [new("memo", Value.Of("a")), new("total", Value.Of(5))];

    [Fact]
    public void Fields_are_found_in_order_and_by_name()
    {
        Assert.Equal(["memo = a", "total = 5"], Contents.Select(field => field.ToString()));
        Assert.Equal((2, "total"), (Contents.Count, Contents[1].Name));
        Assert.True(Contents.TryGet("total", out var total));
        Assert.Equal(Value.Of(5), total);
        Assert.False(Contents.TryGet("Total", out _));
    }

    [Fact]
    public void Without_any_fields_they_are_empty()
    {
        Assert.True(FieldContents.Of([]).IsEmpty);
        Assert.True(default(FieldContents).IsEmpty);
        Assert.Empty(default(FieldContents));
    }

    [Fact]
    public void A_null_clears_a_field_and_a_missing_value_is_refused()
    {
        Assert.Single(FieldContents.Of([new("memo", Value.Null)]));
        Assert.Throws<InvalidOperationException>(() => FieldContents.Of([new("memo", Value.Missing)]));
    }

    /// <summary>Fields that a mapping leaves out keep their place in what it makes; nobody who reads it may notice.</summary>
    [Theory]
    [InlineData("""{ "memo": "a", "number": "1" }""", "memo = a, otherRefNum = 1, billingAddress = object")]
    [InlineData("""{ "number": "1" }""", "otherRefNum = 1, billingAddress = object")]
    [InlineData("""{ "memo": "a" }""", "memo = a, billingAddress = object")]
    [InlineData("{}", "billingAddress = object")]
    public void What_a_mapping_leaves_out_is_not_there(string invoice, string fields)
    {
        var content = Made(invoice);
        var readBack = RecordContentJson.Read(RecordContentJson.ToBytes(content));

        Assert.Equal("entity = reference, " + fields, string.Join(", ", content.Fields.Select(Show)));
        Assert.Equal(content.Fields.ToList(), readBack.Fields.ToList());
        Assert.Equal(content.Fields.Count, fields.Split(", ").Length + 1);
        Assert.Equal(Body(content), Body(readBack));
    }

    [Fact]
    public void A_subrecord_shows_its_fields_whether_it_was_made_or_read()
    {
        var content = Made("{}");
        var readBack = RecordContentJson.Read(RecordContentJson.ToBytes(content));

        Assert.Equal("city = Oslo", Assert.Single(FieldContents.Within(content.Fields[1].Value)).ToString());
        Assert.Equal("city = Oslo", Assert.Single(FieldContents.Within(readBack.Fields[1].Value)).ToString());
        Assert.True(FieldContents.Within(Value.Of("Oslo")).IsEmpty);
    }

    private static RecordContent Made(string invoice)
    {
        const string mapping = """
            mapping: stripe-invoice
            on: { source: stripe, events: [invoice.paid] }
            key: ${ payload.id }
            let:
              invoice: ${ payload.data.object }
            records:
              - record: invoice
                externalId: in_1
                fields:
                  entity: "5"
                  memo: { value: "${ invoice.memo }", optional: true }
                  otherRefNum: { value: "${ invoice.number }", optional: true }
                  billingAddress: { fields: { city: Oslo, addr2: { value: "${ invoice.street }", optional: true } } }
                lines:
                  item:
                    fields: { item: "7", amount: 1 }
            """;
        var plan = Planner.Decide(PlanningFixture.Event("invoice.paid", invoice), new PlanningFixture().Client(mapping), Observations.NothingThere);
        Assert.Empty(plan.Problems);
        return plan.Steps[0].Wanted.Content;
    }

    private static string Show(FieldContent field) => field.Value.Kind == ValueKind.Reference ? $"{field.Name} = reference" : field.ToString();

    private static string Body(RecordContent content) =>
        System.Text.Encoding.UTF8.GetString(RecordBody.ToBytes(RecordTypes.Find("invoice")!, "in_1", content));
}
