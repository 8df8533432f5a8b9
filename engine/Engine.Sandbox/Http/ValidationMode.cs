namespace Engine.Sandbox.Http;

/// <summary>What happens to a property that is not understood: refused, dropped with a warning, or dropped (Oracle help, section_156570709583).</summary>
internal enum ValidationMode
{
    Error,
    Warning,
    Ignore,
}
