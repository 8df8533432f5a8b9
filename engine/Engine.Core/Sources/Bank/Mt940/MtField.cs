namespace Engine.Core.Sources.Bank.Mt940;

/// <summary>A field with the lines that continue it.</summary>
internal sealed record MtField(string Tag, List<string> Lines, Place Place)
{
    public string First => Lines[0];
}
