using System.Text.Json;
using Engine.Core.NetSuite.Account;
using Engine.Core.Values;
using Engine.Runtime.NetSuite;

namespace Engine.Tests.Runtime.NetSuite;

public sealed class CatalogueDocumentTests
{
    private const string Document = """
        { "components": { "schemas": {
          "nsResource": { "type": "object", "properties": { "id": { "type": "string" }, "refName": { "type": "string" } } },
          "customer": { "type": "object" },
          "invoice": { "type": "object", "properties": {
            "id": { "type": "string" },
            "externalId": { "type": "string" },
            "links": { "type": "array" },
            "memo": { "title": "Memo", "type": "string", "nullable": true },
            "tranId": { "title": "Number", "type": "string" },
            "total": { "type": "number", "format": "double", "readOnly": true },
            "tranDate": { "type": "string", "format": "date", "nullable": true },
            "createdDate": { "type": "string", "format": "date-time", "readOnly": true },
            "toBeEmailed": { "type": "boolean", "nullable": true },
            "entity": { "$ref": "#/components/schemas/customer" },
            "createdFrom": { "$ref": "#/components/schemas/nsResource" },
            "job": { "type": "object" },
            "billingAddress": { "$ref": "#/components/schemas/invoice-billingAddress" },
            "approvalStatus": { "type": "object", "properties": { "id": { "type": "string", "enum": ["1", "2"] }, "refName": { "type": "string" } }, "nullable": true },
            "status": { "type": "string", "enum": ["A", "B"], "nullable": true },
            "custbody_tier": { "type": "integer", "format": "int64", "nullable": true, "x-ns-custom-field": true },
            "item": { "$ref": "#/components/schemas/invoice-itemCollection" } } },
          "invoice-billingAddress": { "type": "object", "properties": { "addr1": { "type": "string" }, "city": { "type": "string" } } },
          "invoice-itemCollection": { "type": "object", "properties": { "items": { "type": "array", "items": { "$ref": "#/components/schemas/invoice-itemElement" } }, "totalResults": { "type": "integer" } } },
          "invoice-itemElement": { "type": "object", "properties": { "amount": { "type": "number" }, "custcol_period": { "type": "string", "nullable": true } } } } } }
        """;

    [Theory]
    [InlineData("memo", AccountFieldKind.Text, false)]
    [InlineData("tranId", AccountFieldKind.Text, true)]
    [InlineData("total", AccountFieldKind.Number, false)]
    [InlineData("tranDate", AccountFieldKind.Date, false)]
    [InlineData("createdDate", AccountFieldKind.Instant, false)]
    [InlineData("toBeEmailed", AccountFieldKind.Boolean, false)]
    [InlineData("entity", AccountFieldKind.Reference, false)]
    [InlineData("createdFrom", AccountFieldKind.Reference, false)]
    [InlineData("job", AccountFieldKind.Reference, false)]
    [InlineData("billingAddress", AccountFieldKind.Subrecord, false)]
    [InlineData("approvalStatus", AccountFieldKind.Choice, false)]
    [InlineData("status", AccountFieldKind.Choice, false)]
    [InlineData("custbody_tier", AccountFieldKind.Number, false)]
    public void A_field_is_read_with_its_kind_and_whether_it_may_be_empty(string name, AccountFieldKind kind, bool isRequired)
    {
        var field = Read().Fields[name];
        Assert.Equal((kind, isRequired), (field.Kind, field.IsRequired));
    }

    [Fact]
    public void Choices_are_read_wherever_they_stand()
    {
        Assert.Equal("1 2", string.Join(' ', Read().Fields["approvalStatus"].Choices));
        Assert.Equal("A B", string.Join(' ', Read().Fields["status"].Choices));
    }

    [Fact]
    public void Sublists_are_no_fields_and_what_every_record_has_is_none_either()
    {
        var record = Read();
        Assert.Equal(["item"], record.Sublists.Keys);
        Assert.Equal(["amount", "custcol_period"], record.Sublists["item"].Keys);
        Assert.DoesNotContain(record.Fields.Keys, name => name is "item" or "id" or "externalId" or "links");
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"components":{"schemas":{"invoice":{"type":"object"}}}}""")]
    [InlineData("[]")]
    public void A_document_that_does_not_describe_the_type_gives_nothing(string document) =>
        Assert.Null(CatalogueDocument.Read(Parse(document), "invoice"));

    private static AccountRecord Read() => CatalogueDocument.Read(Parse(Document), "invoice")!;

    private static Value Parse(string text) => JsonValue.From(JsonElement.Parse(text));
}
