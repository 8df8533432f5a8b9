namespace Engine.Sandbox.Types;

/// <summary>Where a transaction's total comes from.</summary>
internal enum TotalSource
{
    /// <summary>The sum of its lines' amounts.</summary>
    Lines,

    /// <summary>A field that the request gives, such as <c>payment</c>.</summary>
    Field,

    /// <summary>The sum of what it applies.</summary>
    Applications,
}
