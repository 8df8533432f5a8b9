using System.Text.Json;
using Engine.Core.Diagnostics;
using Engine.Core.Expressions;
using Engine.Core.Values;

namespace Engine.Tests.Core.Expressions;

/// <summary>One expression reads many objects. Where a member stood in the last one helps to find it, and never decides what is found.</summary>
public sealed class MemberPlaceTests
{
    private readonly CompiledExpression expression = Expression.Compile("p?.ab ?? 'none'", Strictness.Field, Scope.Empty.With("p"), new FindingSink())!;

    [Fact]
    public void A_member_is_found_in_whatever_order_and_company_it_stands()
    {
        // "ab", "acb" and "a\u0062" begin and end alike; "xy" has nothing in common with them.
        string[] objects =
        [
            """{ "ab": 1, "xy": 2 }""", """{ "xy": 2, "ab": 1 }""", """{ "acb": 3, "ab": 1 }""", """{ "ab": 1 }""", """{}""",
            """{ "xy": 2, "acb": 3 }""", """{ "xy": 2, "a\u0062": 1 }""", """{ "acb": 2, "xy": 3, "ab": 1 }""", """{ "ab": null, "xy": 1 }""",
        ];
        foreach (var first in objects)
        {
            foreach (var second in objects)
            {
                Read(Expression.Json(first));
                var found = Read(Expression.Json(second));

                var wanted = JsonElement.Parse(second).TryGetProperty("ab", out var member) && member.ValueKind == JsonValueKind.Number ? "1" : "none";
                Assert.Equal((first, second, wanted), (first, second, found));
            }
        }
    }

    [Fact]
    public void Of_a_member_that_stands_twice_the_first_is_read_whatever_was_read_before()
    {
        var twice = JsonValue.From(JsonElement.Parse("""{ "ab": 1, "ab": 2 }"""));

        Assert.Equal("1", Read(twice));
        Read(Expression.Json("""{ "xy": 2, "ab": 7 }"""));
        Assert.Equal("1", Read(twice));
    }

    private string Read(Value p)
    {
        var frame = new EvaluationFrame(Expression.Context, 1) { [0] = p };
        return expression.Evaluate(frame).ToString();
    }
}
