using Engine.Runtime.Access;

namespace Engine.Runtime.Hosting;

/// <summary>A key that was made.</summary>
/// <param name="Text">What is sent as <c>Authorization: Bearer …</c>. Shown here and nowhere else.</param>
public sealed record KeyMade(int FormatVersion, ApiKey Key, string Text);
