namespace Engine.Core.Values;

/// <summary>A message that is made when it is read for the first time. Most are never read: a field was optional, a rule did not apply.</summary>
internal abstract class LateText
{
    private string? text;

    public string Text => text ??= Make();

    public override bool Equals(object? obj) => obj is LateText other && Text == other.Text;

    public override int GetHashCode() => Text.GetHashCode(StringComparison.Ordinal);

    protected abstract string Make();
}
