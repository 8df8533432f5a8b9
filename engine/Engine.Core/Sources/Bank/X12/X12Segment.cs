namespace Engine.Core.Sources.Bank.X12;

/// <summary>One segment. Element 1 is the first after the name, as the tables count.</summary>
internal sealed record X12Segment(string[] Elements, Place Place)
{
    public string Id => Elements[0];

    /// <summary>Null when it is absent or empty.</summary>
    public string? this[int element] => element < Elements.Length && Elements[element].Length > 0 ? Elements[element] : null;
}
