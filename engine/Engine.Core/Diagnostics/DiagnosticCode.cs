namespace Engine.Core.Diagnostics;

/// <summary>One kind of trouble that a person may meet. Ids are grouped by hundred, appended, and never reused.</summary>
/// <param name="Id">Three letters and three digits, such as <c>MAP014</c>.</param>
/// <param name="Title">The trouble in one line.</param>
/// <param name="Help">What causes it and what to do, for whoever edits the file or works the exception queue.</param>
public sealed record DiagnosticCode(string Id, string Title, string Help)
{
    public override string ToString() => Id;
}
