using Engine.Sandbox.State;

namespace Engine.Sandbox.Types;

/// <summary>What a new record of the target type holds before the request's body, given the record it is made from.</summary>
/// <returns>The target's fields and lines, on a record whose id does not matter.</returns>
internal delegate StoredRecord Transform(Company company, StoredRecord source, StoredRecord target);
