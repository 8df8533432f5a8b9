using Engine.Core.Sources;
using Engine.Runtime.NetSuite;

namespace Engine.Runtime.Sources;

/// <summary>What a source answered to a change, and how it was asked.</summary>
/// <param name="Exchange">Null when nothing was sent.</param>
public sealed record SourceChanged(ChangeAnswer Answer, HttpExchange? Exchange);
