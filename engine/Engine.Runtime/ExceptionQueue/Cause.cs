namespace Engine.Runtime.ExceptionQueue;

/// <summary>A trouble in the words of an accountant.</summary>
/// <param name="Happened">What happened, in one sentence.</param>
/// <param name="ToDo">What to do about it, in one sentence.</param>
public sealed record Cause(string Happened, string ToDo);
