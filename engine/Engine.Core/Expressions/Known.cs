namespace Engine.Core.Expressions;

/// <summary>What is known of a value before any is seen.</summary>
/// <param name="Kinds">The kinds it can have.</param>
/// <param name="Shape">Its members, when it is an object that is described.</param>
/// <param name="Element">What is known of its elements, when it is a list that is described.</param>
/// <param name="Measure">What it stands for.</param>
public sealed record Known(Kinds Kinds, Shape? Shape = null, Known? Element = null, Measure Measure = Measure.None)
{
    /// <summary>Nothing is known.</summary>
    public static Known Anything { get; } = new(Kinds.Any);

    /// <summary>The API version from which on the source sends it; null when it always did.</summary>
    public string? Since { get; init; }

    /// <summary>The API version from which on the source no longer sends it; null when it still does.</summary>
    public string? Until { get; init; }

    /// <summary>For a condition: what it says of the event's API version; null when it says nothing.</summary>
    public VersionTest? Versions { get; init; }

    /// <summary>What is known when the value is either this one or the other. A null beside an object leaves the object's members known.</summary>
    public Known Or(Known other) => new(
        Kinds | other.Kinds,
        MergeShapes(other),
        MergeElements(other),
        Either(other))
    {
        Since = Since is null || other.Since is null ? null : Min(Since, other.Since),
        Until = Until is null || other.Until is null ? null : Max(Until, other.Until),
    };

    // A number that may be minor units has to be treated as such; what else a value stands for counts only when both agree.
    private Measure Either(Known other)
    {
        if (Measure == Measure.MinorUnits || other.Kinds == Kinds.Nothing)
        {
            return Measure;
        }
        return other.Measure == Measure.MinorUnits || Kinds == Kinds.Nothing || Measure == other.Measure ? other.Measure : Measure.None;
    }

    private Shape? MergeShapes(Known other) => (Shape, other.Shape) switch
    {
        ({ } left, { } right) => left.Or(right),
        ({ } left, null) when (other.Kinds & Kinds.Object) == 0 => left,
        (null, { } right) when (Kinds & Kinds.Object) == 0 => right,
        _ => null,
    };

    private Known? MergeElements(Known other) => (Element, other.Element) switch
    {
        ({ } left, { } right) => left.Or(right),
        ({ } left, null) when (other.Kinds & Kinds.List) == 0 => left,
        (null, { } right) when (Kinds & Kinds.List) == 0 => right,
        _ => null,
    };

    private static string Min(string a, string b) => string.CompareOrdinal(a, b) <= 0 ? a : b;

    private static string Max(string a, string b) => string.CompareOrdinal(a, b) >= 0 ? a : b;
}
