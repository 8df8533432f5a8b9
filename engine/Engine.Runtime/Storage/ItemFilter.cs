namespace Engine.Runtime.Storage;

/// <summary>Which items to list. Null takes all.</summary>
/// <param name="State">Open and held ones when null.</param>
/// <param name="Code">Of the trouble, such as <c>FUN110</c>.</param>
/// <param name="Cause">Short name of a group.</param>
/// <param name="Assignee">An empty text asks for items that nobody has.</param>
/// <param name="OpenedBefore">Only items raised first before this instant.</param>
/// <param name="After">Only items with a higher number; for paging.</param>
/// <param name="Limit">1 to 1000.</param>
public sealed record ItemFilter(
    string? Client = null,
    ItemState? State = null,
    string? Code = null,
    string? Cause = null,
    string? Assignee = null,
    DateTimeOffset? OpenedBefore = null,
    long? After = null,
    int Limit = 100);
