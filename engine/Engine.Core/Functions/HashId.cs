using System.Security.Cryptography;
using System.Text;
using Engine.Core.Expressions;
using Engine.Core.Values;

namespace Engine.Core.Functions;

/// <summary>A short stand-in for a text that is too long or differs only by case.</summary>
public sealed class HashId : TransformFunction
{
    private const string Alphabet = "abcdefghijklmnopqrstuvwxyz234567";

    public override FunctionSpec Spec { get; } = new(
        Name: "hashId",
        Summary: "Letters and digits that stand for a text: the same for the same text, in practice never for another.",
        Parameters: [new("text", Kinds.Text, "the text; case counts"), new("length", Kinds.Number, "characters, from 8 to 52")],
        Returns: Kinds.Text,
        Examples: [new("hashId('in_9', 12)", "izp7tkadeti6"), new("hashId('in_9', 3)", "FUN104")])
    {
        Fails = ["FUN104 length is not whole, or not from 8 to 52"],
    };

    public override Value Apply(ReadOnlySpan<Value> arguments, EvaluationContext context)
    {
        if (!FunctionFailures.IsWhole(arguments[1], 8, 52, out var length))
        {
            return FunctionFailures.Whole("length", arguments[1].AsNumber(), 8, 52);
        }

        return Value.Of(Of(arguments[0].AsText(), length));
    }

    /// <summary>From 8 to 52 letters and digits.</summary>
    internal static string Of(string text, int length)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(text));
        var id = new StringBuilder(length);
        // Five bits per letter, small letters and digits only: NetSuite compares external ids without regard to case.
        for (var bit = 0; id.Length < length; bit += 5)
        {
            id.Append(Alphabet[FiveBits(hash, bit)]);
        }

        return id.ToString();
    }

    private static int FiveBits(byte[] hash, int bit)
    {
        var next = (bit / 8) + 1 < hash.Length ? hash[(bit / 8) + 1] : 0;
        return (((hash[bit / 8] << 8) | next) >> (11 - (bit % 8))) & 31;
    }
}
