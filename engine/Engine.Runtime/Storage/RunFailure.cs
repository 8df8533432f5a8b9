namespace Engine.Runtime.Storage;

/// <summary>Something of a run that did not come out.</summary>
/// <param name="Subject">What it is about, such as the id of an event.</param>
public sealed record RunFailure(string Subject, string Code, string Message);
