using System.Collections.Immutable;
using Engine.Core.Configuration;

namespace Engine.Runtime.Configuration;

/// <summary>A client with its layers put together.</summary>
/// <param name="Source">What it is compiled from; files that could not be used are left out.</param>
/// <param name="IsBaseSound">Every file that mappings are compiled against could be used: client, events, crosswalks, rule sets.</param>
/// <param name="IsComplete">Every file could be used.</param>
/// <param name="Files">The files that its revision covers.</param>
internal sealed record ReadClient(ClientSource Source, bool IsBaseSound, bool IsComplete, ImmutableArray<ReadFile> Files);
