namespace Engine.Runtime.ExceptionQueue;

/// <summary>One place in which two documents differ.</summary>
/// <param name="Path">Such as <c>data.object.currency</c>.</param>
/// <param name="Before">Null when it was not there.</param>
/// <param name="After">Null when it is no longer there.</param>
public sealed record Difference(string Path, string? Before, string? After)
{
    public override string ToString() => (Before, After) switch
    {
        (null, _) => $"+ {Path} = {After}",
        (_, null) => $"- {Path} = {Before}",
        _ => $"~ {Path}: {Before} -> {After}",
    };
}
