namespace Engine.Tests.Runtime.Configuration.Mutants;

/// <summary>One file with one mistake in it.</summary>
/// <param name="File">Path within the project.</param>
/// <param name="Place">Line and column of the node that was changed.</param>
/// <param name="Kind">What was done to it: delete, rename, indent, outdent, retype, duplicate.</param>
/// <param name="Text">The whole file afterwards.</param>
internal sealed record Mutant(string File, string Place, string Kind, string Text)
{
    public override string ToString() => $"{File}:{Place} {Kind}";
}
