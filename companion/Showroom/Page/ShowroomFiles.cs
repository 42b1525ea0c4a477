using Hjemvakt.Companion.Web;
using Hjemvakt.Companion.Web.Assets;

namespace Hjemvakt.Showroom.Page;

/// <summary>Styles, script and mark of the showroom's own page.</summary>
public sealed class ShowroomFiles(SiteLinks site) : AssetFiles(typeof(ShowroomFiles).Assembly, "/showroom/assets", site);
