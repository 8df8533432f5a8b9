namespace Engine.Runtime.Storage;

/// <summary>Events that are decided again. Every method is one commit.</summary>
public interface IReplays
{
    /// <summary>
    /// Makes a settled event ready to be decided anew; its plan is put away, not forgotten. Null when it is not settled, or a write of it
    /// may still land.
    /// </summary>
    /// <param name="reason">Why, for whoever looks at the event.</param>
    Task<OpenEvent?> DecideAnewAsync(long id, string reason, DateTimeOffset at);
}
