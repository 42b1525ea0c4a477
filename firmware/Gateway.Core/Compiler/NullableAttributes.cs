// The compiler marks in every assembly which references may be null, and brings the types of the marks itself where the base library has none.
// Written here once, as small as they may be, they serve both assemblies of the firmware.
namespace System.Runtime.CompilerServices
{
    /// <summary>The compiler's own mark.</summary>
    public sealed class NullableAttribute : Attribute
    {
        public NullableAttribute(byte flag)
        {
        }

        public NullableAttribute(byte[] flags)
        {
        }
    }

    /// <summary>The compiler's own mark.</summary>
    public sealed class NullableContextAttribute : Attribute
    {
        public NullableContextAttribute(byte flag)
        {
        }
    }
}
