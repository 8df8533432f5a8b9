using Engine.Core.Values;

namespace Engine.Core.Expressions;

/// <summary>A set of <see cref="ValueKind"/>s: what the type checker knows an expression can give.</summary>
[Flags]
public enum Kinds
{
    None = 0,
    Nothing = 1 << ValueKind.Null,
    Boolean = 1 << ValueKind.Boolean,
    Number = 1 << ValueKind.Number,
    Amount = 1 << ValueKind.Amount,
    Text = 1 << ValueKind.Text,
    Date = 1 << ValueKind.Date,
    Instant = 1 << ValueKind.Instant,
    List = 1 << ValueKind.List,
    Object = 1 << ValueKind.Object,
    Reference = 1 << ValueKind.Reference,

    /// <summary>Nothing is known, as for a member of a payload.</summary>
    Any = Nothing | Boolean | Number | Amount | Text | Date | Instant | List | Object | Reference,
}
