using Engine.Core.Expressions;
using Engine.Core.Values;

namespace Engine.Core.Functions;

/// <summary>An id that fits where ids must be short.</summary>
public sealed class ShortenId : TransformFunction
{
    private const int HashLength = 16;

    public override FunctionSpec Spec { get; } = new(
        Name: "shortenId",
        Summary: "The id itself where it is short enough; otherwise its beginning and a hash of the whole, so that different ids stay different and the same stays the same.",
        Parameters: [new("id", Kinds.Text, "the id; case counts"), new("length", Kinds.Number, "characters at most, from 20 to 255")],
        Returns: Kinds.Text,
        Examples:
        [
            new("shortenId('in_9', 20)", "in_9"),
            new("shortenId('in_1234567890123456789', 20).Length", "20"),
            new("shortenId('in_1234567890123456789', 20).StartsWith('in_')", "true"),
            new("shortenId('in_9', 5)", "FUN104"),
        ])
    {
        Fails = ["FUN104 length is not whole, or not from 20 to 255"],
    };

    public override Value Apply(ReadOnlySpan<Value> arguments, EvaluationContext context)
    {
        if (!FunctionFailures.IsWhole(arguments[1], 20, 255, out var length))
        {
            return FunctionFailures.Whole("length", arguments[1].AsNumber(), 20, 255);
        }

        var id = arguments[0].AsText();
        return id.Length <= length
            ? arguments[0]
            : Value.Of($"{id[..(length - HashLength - 1)]}_{HashId.Of(id, HashLength)}");
    }
}
