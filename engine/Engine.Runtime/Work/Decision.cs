using Engine.Core.Planning;

namespace Engine.Runtime.Work;

/// <summary>What was decided about an event.</summary>
/// <param name="Plan">Null when its records have to be looked up and the client has no account.</param>
/// <param name="Position">The journal's position when the records were looked up.</param>
internal sealed record Decision(Plan? Plan, long Position);
