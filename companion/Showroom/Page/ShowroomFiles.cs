using Hjemvakt.Companion.Web.Assets;

namespace Hjemvakt.Showroom.Page;

/// <summary>Styles, script and mark of the showroom's own page.</summary>
public sealed class ShowroomFiles() : AssetFiles(typeof(ShowroomFiles).Assembly, "/showroom/assets");
