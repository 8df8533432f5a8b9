using System.Collections.Immutable;
using Engine.Runtime.Access;

namespace Engine.Runtime.Hosting;

/// <summary>Every key, without secrets, the newest first.</summary>
public sealed record KeyList(int FormatVersion, ImmutableArray<ApiKey> Keys);
