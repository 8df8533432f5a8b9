using System.Text;
using System.Text.Json;
using Engine.Core.NetSuite;
using Engine.Core.Planning;
using Engine.Core.Values;

namespace Engine.Tests.Core.NetSuite;

/// <summary>Addresses: of a document, and in the address book of a customer.</summary>
public sealed class SubrecordTests
{
    private static readonly RecordType Customer = RecordTypes.Find("customer")!;
    private static readonly RecordType Invoice = RecordTypes.Find("invoice")!;

    private static readonly RecordContent Billed = new(
        [new("billingAddress", Address(("addr1", Value.Of("4 Main Street")), ("addr2", Value.Null), ("country", Value.Of("US"))))], []);

    [Fact]
    public void An_address_is_sent_as_an_inner_object_with_its_country_by_id() => Assert.Equal(
        """{"billingAddress":{"addr1":"4 Main Street","addr2":null,"country":{"id":"US"}}}""",
        Encoding.UTF8.GetString(RecordBody.ToBytes(Invoice, null, Billed)));

    [Theory]
    [InlineData("""{"billingAddress":{"addr1":"4 Main Street","country":{"id":"US","refName":"United States"},"addrText":"4 Main Street"}}""", "")]
    [InlineData("""{"billingAddress":{"addr1":"4 Main Street","country":"US"}}""", "")]
    [InlineData("""{"billingAddress":{"addr1":"5 Main Street","country":{"id":"US"}}}""", "billingAddress.addr1: 5 Main Street -> 4 Main Street")]
    [InlineData("""{"billingAddress":{"addr1":"4 Main Street","addr2":"Floor 2","country":{"id":"CA","refName":"Canada"}}}""", "billingAddress.addr2: Floor 2 -> empty; billingAddress.country: CA (Canada) -> US")]
    [InlineData("""{}""", "billingAddress.addr1: empty -> 4 Main Street; billingAddress.country: empty -> US")]
    public void An_address_is_compared_field_by_field_and_sent_whole(string there, string expected)
    {
        var difference = RecordComparison.Compare(Invoice, Billed, Json(there));

        Assert.Equal(expected, Shown(difference));
        Assert.Equal(expected.Length == 0 ? 0 : 1, difference.Changes.Fields.Count);
    }

    [Fact]
    public void A_line_of_the_address_book_is_changed_under_its_number_and_others_are_left_alone()
    {
        var difference = RecordComparison.Compare(Customer, Book("Stripe"), Json("""
            {"addressBook":{"items":[
              {"id":"7","label":"Head office","addressBookAddress":{"addr1":"1 Dock Road"}},
              {"id":"8","label":"Stripe","addressBookAddress":{"addr1":"9 Old Lane"}}]}}
            """));

        Assert.Equal("addressBook[Stripe].addr1: 9 Old Lane -> 4 Main Street", Shown(difference).Replace("addressBookAddress.", "", StringComparison.Ordinal));
        Assert.Equal(
            """{"addressBook":{"items":[{"id":"8","label":"Stripe","addressBookAddress":{"addr1":"4 Main Street"}}]}}""",
            Encoding.UTF8.GetString(RecordBody.ToBytes(Customer, null, difference.Changes)));
    }

    [Fact]
    public void A_line_that_the_address_book_lacks_is_added_without_a_number()
    {
        var difference = RecordComparison.Compare(Customer, Book("Stripe"), Json("""{"addressBook":{"items":[{"id":"7","label":"Head office"}]}}"""));

        Assert.Equal("addressBook[Stripe]: no line -> label Stripe, addr1 4 Main Street", Shown(difference));
        Assert.Equal(["label", "addressBookAddress"], difference.Changes.Sublists[0].Lines[0].Fields.Select(field => field.Name));
    }

    [Fact]
    public void An_address_book_that_holds_more_than_is_wanted_is_no_difference() => Assert.True(RecordComparison.Compare(Customer, Book("Stripe"), Json("""
        {"addressBook":{"items":[{"id":"7","label":"Head office"},{"id":"8","label":"Stripe","addressBookAddress":{"addr1":"4 Main Street"}}]}}
        """)).IsNone);

    private static RecordContent Book(string label) => new(
        [], [new("addressBook", [new([new("label", Value.Of(label)), new("addressBookAddress", Address(("addr1", Value.Of("4 Main Street"))))])])]);

    private static Value Address(params (string, Value)[] fields) => Value.Of(new ValueObject(fields));

    private static Value Json(string text) => JsonValue.From(JsonElement.Parse(text));

    private static string Shown(RecordDifference difference) =>
        string.Join("; ", difference.Differences.Select(found => $"{found.Field}: {found.There} -> {found.Wanted}"));
}
