namespace Engine.Runtime.NetSuite;

/// <summary>A refusal by NetSuite, classified.</summary>
/// <param name="Class">What kind of trouble it is, and so who can do something about it.</param>
/// <param name="Code"><c>o:errorCode</c>, or an empty text when the body had none.</param>
/// <param name="Detail">NetSuite's own words.</param>
/// <param name="Path"><c>o:errorPath</c>, such as <c>item.items[0].item</c>; null when absent.</param>
public sealed record NetSuiteError(NetSuiteErrorClass Class, string Code, string Detail, string? Path);
