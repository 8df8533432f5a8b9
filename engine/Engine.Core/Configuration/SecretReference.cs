namespace Engine.Core.Configuration;

/// <summary>Names a secret without holding it: <c>env:NAME</c> or <c>file:path</c>. The shell reads it when it is needed.</summary>
public sealed record SecretReference(string Text)
{
    public override string ToString() => Text;
}
