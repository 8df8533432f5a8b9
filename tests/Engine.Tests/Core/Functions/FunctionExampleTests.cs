using Engine.Core.Expressions;
using Engine.Core.Functions;
using Engine.Tests.Core.Expressions;

namespace Engine.Tests.Core.Functions;

public sealed class FunctionExampleTests
{
    private const string Inputs = """
        {"payload": {"id": "in_9", "total": 1999, "currency": "usd", "note": null,
          "lines": [{"amount": 5, "sku": "A"}, {"amount": 7, "sku": "B"}]}}
        """;

    public static TheoryData<string, string, string> Examples
    {
        get
        {
            var data = new TheoryData<string, string, string>();
            foreach (var spec in Specs)
            {
                foreach (var example in spec.Examples)
                {
                    data.Add(spec.Name, example.Expression, example.Gives);
                }
            }

            return data;
        }
    }

    private static IEnumerable<FunctionSpec> Specs =>
        FunctionCatalog.Functions.Select(function => function.Spec).Concat(FunctionCatalog.ListMethods.Select(method => method.Spec));

    [Theory]
    [MemberData(nameof(Examples))]
    public void Every_example_of_a_function_gives_what_its_spec_says(string function, string expression, string gives)
    {
        Assert.NotEmpty(function);
        Assert.Equal(gives, Expression.Answer(expression, Inputs, Strictness.Field));
    }

    [Fact]
    public void Every_function_is_described_and_shown_by_example()
    {
        Assert.All(Specs, spec =>
        {
            Assert.NotEmpty(spec.Examples);
            Assert.EndsWith(".", spec.Summary, StringComparison.Ordinal);
            Assert.All(spec.Parameters, parameter => Assert.NotEmpty(parameter.Summary));
            Assert.All(spec.Fails, fails => Assert.Matches("^(FUN|EXP|SCR)[0-9]{3} ", fails));
        });
    }

    [Theory]
    [InlineData("money date instant upper lower trim trimPrefix trimSuffix truncate replace split join contains startsWith endsWith")]
    [InlineData("text number round abs min max crosswalk ref amount currencyOf addDays default isMissing coalesce hashId iif isnull np")]
    public void The_functions_that_mappings_were_promised_are_there(string names) =>
        Assert.All(names.Split(' '), name => Assert.NotNull(FunctionCatalog.Find(name)));

    [Fact]
    public void A_crosswalk_that_has_no_row_says_which_key_is_to_be_added()
    {
        var (value, _) = Expression.Evaluate("crosswalk('items', payload.price)", """{"payload": {"price": "price_9"}}""", Strictness.Field);

        Assert.Equal("The crosswalk `items` has no row for `price_9`. Add the row with NetSuite's internal id, or correct the key.", value.AsFailure().Message);
    }

    [Fact]
    public void An_inactive_crosswalk_row_says_where_it_stands()
    {
        var (value, _) = Expression.Evaluate("crosswalk('items', 'price_0')", "{}", Strictness.Field);

        Assert.Contains("(mappings/acme/crosswalks/items.csv:3:1) is inactive", value.AsFailure().Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Hashed_ids_differ_when_only_the_case_of_a_letter_does()
    {
        var first = Expression.Answer("hashId('in_1aB', 52)", "{}", Strictness.Field);
        var second = Expression.Answer("hashId('in_1AB', 52)", "{}", Strictness.Field);

        Assert.NotEqual(first, second);
        Assert.Matches("^[a-z2-7]{52}$", first);
    }
}
