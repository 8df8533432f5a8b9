using System.Collections.Immutable;
using Engine.Runtime.NetSuite;

namespace Engine.Runtime.Storage;

/// <summary>Where it is kept how records were looked up.</summary>
public interface ILookUpLog
{
    /// <summary>Keeps how records were looked up for an event: the latest few requests and answers, long bodies cut.</summary>
    Task RecordLookUpsAsync(long id, ImmutableArray<HttpExchange> exchanges, DateTimeOffset at);
}
