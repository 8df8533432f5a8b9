using System.Collections.Frozen;
using System.Collections.Immutable;
using Engine.Core.Diagnostics;
using Engine.Core.Expressions;
using Engine.Core.Expressions.Evaluation;
using Engine.Core.Values;

namespace Engine.Core.Functions;

/// <summary>The names of .NET types that rule files use in is, as, cast, OfType and Cast, and the kinds of value they stand for.</summary>
internal static class TypeNames
{
    private static readonly FrozenDictionary<string, (Kinds Kinds, bool IsWhole)> All = new Dictionary<string, (Kinds, bool)>
    {
        ["string"] = (Kinds.Text, false),
        ["bool"] = (Kinds.Boolean, false),
        ["boolean"] = (Kinds.Boolean, false),
        ["decimal"] = (Kinds.Number | Kinds.Amount, false),
        ["double"] = (Kinds.Number | Kinds.Amount, false),
        ["float"] = (Kinds.Number | Kinds.Amount, false),
        ["single"] = (Kinds.Number | Kinds.Amount, false),
        ["byte"] = (Kinds.Number, true),
        ["short"] = (Kinds.Number, true),
        ["int16"] = (Kinds.Number, true),
        ["int"] = (Kinds.Number, true),
        ["int32"] = (Kinds.Number, true),
        ["uint"] = (Kinds.Number, true),
        ["uint32"] = (Kinds.Number, true),
        ["long"] = (Kinds.Number, true),
        ["int64"] = (Kinds.Number, true),
        ["ulong"] = (Kinds.Number, true),
        ["uint64"] = (Kinds.Number, true),
        ["datetime"] = (Kinds.Date | Kinds.Instant, false),
        ["datetimeoffset"] = (Kinds.Instant, false),
        ["dateonly"] = (Kinds.Date, false),
        ["object"] = (Kinds.Any, false),
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a value is of a type that is known.</summary>
    public static bool Is(Value value, string type) =>
        All.TryGetValue(Short(type), out var wanted)
        && !value.IsNothing
        && (wanted.Kinds & value.Kind.ToKinds()) != 0
        && (!wanted.IsWhole || decimal.IsInteger(value.AsNumber()));

    /// <summary>The value as that type: numbers lose their fraction where it has none; a failure for anything else that does not fit.</summary>
    public static Value Cast(Value value, string type)
    {
        if (Is(value, type))
        {
            return value;
        }

        return All.TryGetValue(Short(type), out var wanted) && wanted.IsWhole && value.Kind == ValueKind.Number
            ? Value.Of(decimal.Truncate(value.AsNumber()))
            : Value.Fail(FunctionCodes.NotConvertible, $"{FunctionFailures.Show(value)} is {value.Kind.Describe()} and cannot be taken as {type}.");
    }

    /// <summary>What is wrong with a type's name: it is written out and known.</summary>
    public static ArgumentProblem? Check(ImmutableArray<Value> written, int argument) =>
        written[argument].Kind == ValueKind.Text && All.ContainsKey(Short(written[argument].AsText()))
            ? null
            : new ArgumentProblem(argument, FunctionCodes.UnknownOption, Unknown(written[argument]));

    public static Value Unknown(string type) => Value.Fail(FunctionCodes.UnknownOption, Unknown(Value.Of(type)));

    public static bool Knows(string type) => All.ContainsKey(Short(type));

    private static string Unknown(Value type) => type.Kind == ValueKind.Text
        ? $"'{type.AsText()}' is no type that is known.{Suggestion.DidYouMean(Short(type.AsText()), All.Keys)} Known are {string.Join(", ", All.Keys.Order(StringComparer.Ordinal))}."
        : "The type's name is written out in quotes, such as 'string'.";

    private static string Short(string type) => type.StartsWith("System.", StringComparison.OrdinalIgnoreCase) ? type["System.".Length..] : type;
}
