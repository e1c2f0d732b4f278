import { service } from "../../platform/service.ts";
import { config } from "./config.ts";
import { context } from "./context.ts";
import { onEventCancelled } from "./events/on-event-cancelled.ts";
import { onEventPublished } from "./events/on-event-published.ts";
import { onEventUpdated } from "./events/on-event-updated.ts";
import { onProductCreated } from "./events/on-product-created.ts";
import { onProductUpdated } from "./events/on-product-updated.ts";
import { onUserDeleted } from "./events/on-user-deleted.ts";
import { lapseHolds } from "./jobs/lapse-holds.ts";
import { changeStock } from "./routes/change-stock.ts";
import { checkAvailability } from "./routes/check-availability.ts";
import { createCategory } from "./routes/create-category.ts";
import { createProduct } from "./routes/create-product.ts";
import { createProvider } from "./routes/create-provider.ts";
import { deleteCategory } from "./routes/delete-category.ts";
import { deleteProduct } from "./routes/delete-product.ts";
import { deleteProvider } from "./routes/delete-provider.ts";
import { getArt } from "./routes/get-art.ts";
import { getImage } from "./routes/get-image.ts";
import { getProduct } from "./routes/get-product.ts";
import { listAppointments } from "./routes/list-appointments.ts";
import { listCategories } from "./routes/list-categories.ts";
import { listProducts } from "./routes/list-products.ts";
import { listProviders } from "./routes/list-providers.ts";
import { putImage } from "./routes/put-image.ts";
import { removeImage } from "./routes/remove-image.ts";
import { search } from "./routes/search.ts";
import { searchProducts } from "./routes/search-products.ts";
import { updateCategory } from "./routes/update-category.ts";
import { updateProduct } from "./routes/update-product.ts";
import { updateProvider } from "./routes/update-provider.ts";
import { check } from "./rpc/check.ts";
import { commit } from "./rpc/commit.ts";
import { extend } from "./rpc/extend.ts";
import { listBookedAppointments } from "./rpc/list-booked-appointments.ts";
import { nameBuyer } from "./rpc/name-buyer.ts";
import { release } from "./rpc/release.ts";
import { reserve } from "./rpc/reserve.ts";
import { indexEvent } from "./tasks/index-event.ts";
import { indexProduct } from "./tasks/index-product.ts";
import { rebuildSearch } from "./tasks/rebuild-search.ts";
import { removeImageFiles } from "./tasks/remove-image-files.ts";

export const catalog = service({
  name: "catalog",
  migrations: new URL("./db/migrations/", import.meta.url),
  config,
  context,
  routes: [
    listProducts,
    searchProducts,
    getProduct,
    getArt,
    putImage,
    removeImage,
    getImage,
    createProduct,
    updateProduct,
    deleteProduct,
    changeStock,
    listAppointments,
    listProviders,
    createProvider,
    updateProvider,
    deleteProvider,
    listCategories,
    createCategory,
    updateCategory,
    deleteCategory,
    checkAvailability,
    search,
  ],
  rpc: [check, reserve, nameBuyer, extend, commit, release, listBookedAppointments],
  events: [
    onProductCreated,
    onProductUpdated,
    onEventPublished,
    onEventUpdated,
    onEventCancelled,
    onUserDeleted,
  ],
  tasks: [indexEvent, indexProduct, rebuildSearch, removeImageFiles],
  jobs: [lapseHolds],
});
